import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Actor } from "@/lib/auth/actor";
import { tickets, triageResults, triageReviews } from "@/lib/db/schema";

/**
 * Joins the ticket's current triage result: the one written to it, or the newest if the pipeline failed before that.
 */
export function isLatestTriageResult(): SQL {
  const newest = sql`select v.id from ${triageResults} v where v.ticket_id = ${tickets.id} order by v.id desc limit 1`;
  return eq(triageResults.id, sql`coalesce(${tickets.triageResultId}, (${newest}))`);
}

/** Written like the predicate of the index `tickets_review`, which serves it. */
export function waitsForReview(): SQL {
  return sql`${tickets.triage} in ('needs_review', 'fallback') and ${tickets.status} in ('open', 'in_progress', 'waiting') and ${tickets.deletedAt} is null`;
}

/** Has a field that no person has set (`openFields` in SQL), and no answer yet. */
export function isUnsettled(): SQL {
  const sourceOf = (field: SQL) => sql`coalesce(${tickets.provenance} -> ${field} ->> 'source', '')`;
  const asked = sql`unnest(${triageResults.needsReview}) as asked(field) where ${sourceOf(sql`asked.field`)} not in ('person', 'requester')`;
  const open = sql`(${sourceOf(sql`'category'`)} = '' or exists (select 1 from ${asked}))`;
  return and(open, sql`not exists (${answers(sql`${triageReviews.answer} <> 'skipped'`)})`)!;
}

export function isSkippedBy(actor: Actor): SQL<boolean> {
  const byActor = actor.kind === "person" ? eq(triageReviews.personId, actor.id) : sql`false`;
  return sql<boolean>`exists (${answers(sql`${triageReviews.answer} = 'skipped' and ${byActor}`)})`;
}

function answers(which: SQL): SQL {
  return sql`select 1 from ${triageReviews} where ${triageReviews.triageResultId} = ${triageResults.id} and ${triageReviews.undoneAt} is null and ${which}`;
}
