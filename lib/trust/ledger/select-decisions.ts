import { and, desc, eq, gte, lt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Context } from "@/lib/context";
import { jsonObject } from "@/lib/db/json";
import { categories, decisions, labels, models, people, reviews, tickets, verdicts } from "@/lib/db/schema";
import type { FieldReading } from "@/lib/domain/triage";
import { isTicket, ticketKey } from "@/lib/tickets/find-ticket";
import { visibleTickets } from "@/lib/tickets/visible-tickets";

interface Asked {
  /** Id or number. */
  ticket: string;
  /** Only decisions older than this one. */
  before: string | undefined;
  limit: number;
}

/** A person by name. */
interface Named {
  id: string;
  name: string;
}

/** A row of the ledger with what hangs on it. */
export interface DecisionRow {
  decision: typeof decisions.$inferSelect;
  alternatives: FieldReading<string | string[]>["alternatives"] | null;
  /** What somebody decided after it. */
  label: Pick<typeof labels.$inferSelect, "value" | "origin" | "at"> | null;
  labelledBy: Named | null;
  /** That somebody took nothing of the reading; a moment as Postgres writes it. */
  rejected: { by: Named; at: string } | null;
  trained: Pick<typeof models.$inferSelect, "rows" | "createdAt"> | null;
}

/** The ledger of a ticket that the actor may see, newest first, in one statement; undefined for any other ticket. */
export async function selectDecisions(
  { db, actor }: Pick<Context, "db" | "actor">,
  { ticket, before, limit }: Asked,
): Promise<{ category: string | null; rows: DecisionRow[] } | undefined> {
  const found = await db
    .select({
      category: categories.slug,
      decision: decisions,
      alternatives: alternativesOf(),
      label: { value: labels.value, origin: labels.origin, at: labels.at },
      labelledBy: { id: people.id, name: people.name },
      rejected: rejectionOf(),
      trained: { rows: models.rows, createdAt: models.createdAt },
    })
    .from(tickets)
    .leftJoin(categories, eq(categories.id, tickets.categoryId))
    .leftJoin(decisions, and(eq(decisions.ticketId, tickets.id), before ? lt(decisions.id, before) : undefined))
    .leftJoin(verdicts, eq(verdicts.id, decisions.verdictId))
    .leftJoin(labels, and(isLabelOf(), gte(labels.at, decisions.createdAt)))
    .leftJoin(people, eq(people.id, labels.personId))
    .leftJoin(models, and(eq(decisions.provider, "learned"), sql`${models.id}::text = ${decisions.model}`))
    .where(and(isTicket(ticketKey(ticket)), visibleTickets(actor)))
    .orderBy(desc(decisions.id))
    .limit(limit);
  const [first] = found;
  return first && { category: first.category, rows: found.flatMap(viewRow) };
}

function viewRow({ decision, category: _, ...more }: Omit<DecisionRow, "decision"> & FoundRow): DecisionRow[] {
  return decision ? [{ ...more, decision }] : [];
}

interface FoundRow {
  /** Null where the ticket has none. */
  decision: DecisionRow["decision"] | null;
  category: string | null;
}

function isLabelOf() {
  return and(eq(labels.ticketId, decisions.ticketId), eq(labels.field, decisions.field));
}

/** The ledger keeps what was decided; what came second is the reading's. */
function alternativesOf() {
  const read = sql`case when ${decisions.mode} = 'shadow' then ${verdicts.shadow} else ${verdicts.fields} end`;
  return sql<DecisionRow["alternatives"]>`(${read}) -> ${decisions.field} -> 'alternatives'`;
}

/** The answer in review that counts, where it took nothing of what was said about this field. */
function rejectionOf() {
  const answerer = alias(people, "answerer");
  const answered = { answer: reviews.answer, at: reviews.at, by: { id: answerer.id, name: answerer.name } };
  return sql<DecisionRow["rejected"]>`(
    select case when ${reviews.answer} = 'rejected' then ${jsonObject(answered)} end
    from ${reviews} join ${people} ${sql.raw("answerer")} on ${answerer.id} = ${reviews.personId}
    where ${reviews.verdictId} = ${decisions.verdictId} and ${decisions.field} = any(${reviews.fields})
      and ${reviews.undoneAt} is null and ${reviews.answer} <> 'skipped'
    order by ${reviews.id} desc limit 1)`;
}
