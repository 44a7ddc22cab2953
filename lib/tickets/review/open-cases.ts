import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Actor } from "@/lib/auth/actor";
import type { Context } from "@/lib/context";
import { tickets, triageResults, triageReviews } from "@/lib/db/schema";
import type { TriageField } from "@/lib/domain/triage";
import { AppError } from "@/lib/errors";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { openFields, type ReviewedResult } from "./open-fields";

/** SQL that joins the triage result of a ticket: the one written to it, or the newest one if writing failed. */
export function isLatestTriageResult(): SQL {
  const newest = sql`select v.id from ${triageResults} v where v.ticket_id = ${tickets.id} order by v.id desc limit 1`;
  return eq(triageResults.id, sql`coalesce(${tickets.triageResultId}, (${newest}))`);
}

/** SQL for tickets in review. The database can use the index `tickets_review` only if it has the same condition. */
export function waitsForReview(): SQL {
  return sql`${tickets.triage} in ('needs_review', 'fallback') and ${tickets.status} in ('open', 'in_progress', 'waiting') and ${tickets.deletedAt} is null`;
}

/** SQL for cases that no person has answered and that have an open field. It finds the same fields as `openFields`. */
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

export interface OpenCase extends ReviewedResult {
  open: TriageField[];
}

/** The ticket's open review case. Throws `stale` if it was answered, triage ran again, or the ticket ended. */
export async function requireOpenCase(
  { db }: Pick<Context, "db">,
  { id, provenance }: TicketRow,
  triageResultId: string,
): Promise<OpenCase> {
  const [row] = await db
    .select({ id: triageResults.id, fields: triageResults.fields, needsReview: triageResults.needsReview })
    .from(tickets)
    .innerJoin(triageResults, isLatestTriageResult())
    .where(and(eq(tickets.id, id), waitsForReview(), isUnsettled()));
  if (row?.id !== triageResultId)
    throw new AppError("stale", "This case is closed: it was already answered, or triage ran again.");
  return { ...row, open: openFields(row, provenance) };
}

export function reviewerId(actor: Actor): string {
  if (actor.kind !== "person") throw new AppError("forbidden", "Only a person can answer a review.");
  return actor.id;
}
