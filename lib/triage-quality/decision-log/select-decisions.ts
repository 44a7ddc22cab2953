import { and, desc, eq, gte, lt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Context } from "@/lib/context";
import { jsonObject } from "@/lib/db/json";
import {
  categories,
  people,
  tickets,
  triageDecisions,
  triageLabels,
  triageModels,
  triageResults,
  triageReviews,
} from "@/lib/db/schema";
import type { FieldResult } from "@/lib/domain/triage";
import { matchesTicket, ticketKey } from "@/lib/tickets/find-ticket";
import { visibleTickets } from "@/lib/tickets/visible-tickets";

interface NamedPerson {
  id: string;
  name: string;
}

/** A decision with what people did about it. */
export interface DecisionRow {
  decision: typeof triageDecisions.$inferSelect;
  alternatives: FieldResult<string | string[]>["alternatives"] | null;
  label: Pick<typeof triageLabels.$inferSelect, "value" | "origin" | "at"> | null;
  labelledBy: NamedPerson | null;
  /** The rejection in review, if that is the latest review answer; `at` is a time in the format of Postgres. */
  rejected: { by: NamedPerson; at: string } | null;
  trained: Pick<typeof triageModels.$inferSelect, "rows" | "createdAt"> | null;
}

/** Reads a ticket's decisions older than `before`, newest first. Undefined if the actor may not see the ticket. */
export async function selectDecisions(
  { db, actor }: Pick<Context, "db" | "actor">,
  { ticket, before, limit }: { ticket: string; before: string | undefined; limit: number },
): Promise<{ category: string | null; rows: DecisionRow[] } | undefined> {
  const found = await db
    .select({
      category: categories.slug,
      decision: triageDecisions,
      alternatives: alternativesOf(),
      label: { value: triageLabels.value, origin: triageLabels.origin, at: triageLabels.at },
      labelledBy: { id: people.id, name: people.name },
      rejected: rejectionOf(),
      trained: { rows: triageModels.rows, createdAt: triageModels.createdAt },
    })
    .from(tickets)
    .leftJoin(categories, eq(categories.id, tickets.categoryId))
    .leftJoin(
      triageDecisions,
      and(eq(triageDecisions.ticketId, tickets.id), before ? lt(triageDecisions.id, before) : undefined),
    )
    .leftJoin(triageResults, eq(triageResults.id, triageDecisions.triageResultId))
    .leftJoin(triageLabels, and(isLabelOf(), gte(triageLabels.at, triageDecisions.createdAt)))
    .leftJoin(people, eq(people.id, triageLabels.personId))
    .leftJoin(
      triageModels,
      and(eq(triageDecisions.provider, "learned"), sql`${triageModels.id}::text = ${triageDecisions.model}`),
    )
    .where(and(matchesTicket(ticketKey(ticket)), visibleTickets(actor)))
    .orderBy(desc(triageDecisions.id))
    .limit(limit);
  const [first] = found;
  const rows = found.flatMap(({ decision, category: _, ...more }) => (decision ? [{ decision, ...more }] : []));
  return first && { category: first.category, rows };
}

function isLabelOf() {
  return and(eq(triageLabels.ticketId, triageDecisions.ticketId), eq(triageLabels.field, triageDecisions.field));
}

/** The log has no column for the next best values: they are read from the triage result. */
function alternativesOf() {
  const read = sql`case when ${triageDecisions.mode} = 'shadow' then ${triageResults.shadow} else ${triageResults.fields} end`;
  return sql<DecisionRow["alternatives"]>`(${read}) -> ${triageDecisions.field} -> 'alternatives'`;
}

function rejectionOf() {
  const answerer = alias(people, "answerer");
  const answered = { answer: triageReviews.answer, at: triageReviews.at, by: { id: answerer.id, name: answerer.name } };
  return sql<DecisionRow["rejected"]>`(
    select case when ${triageReviews.answer} = 'rejected' then ${jsonObject(answered)} end
    from ${triageReviews} join ${people} ${sql.raw("answerer")} on ${answerer.id} = ${triageReviews.personId}
    where ${triageReviews.triageResultId} = ${triageDecisions.triageResultId} and ${triageDecisions.field} = any(${triageReviews.fields})
      and ${triageReviews.undoneAt} is null and ${triageReviews.answer} <> 'skipped'
    order by ${triageReviews.id} desc limit 1)`;
}
