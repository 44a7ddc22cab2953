import { and, count, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { tickets, trainingExamples, trainingImports, triageLabels } from "@/lib/db/schema";
import type { LabelOrigin, TriageField } from "@/lib/domain/triage";
import type { Transaction } from "@/lib/events/transact";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { categorySlug } from "./lookup";

/** The fields whose values become labels (training data). A title is free text, so it never does. */
type LabelledField = Exclude<TriageField, "title">;
type Values = Partial<Record<LabelledField, string | string[]>>;

/** Stores the values that a person chose as labels. A label replaces an earlier one of the same ticket and field. */
export async function recordLabels(
  tx: Transaction,
  ticketId: string,
  values: Values,
  origin: Exclude<LabelOrigin, "implicit"> = "set",
): Promise<void> {
  const rows = entriesOf(values).map(([field, value]) => ({
    ...{ ticketId, field, value, origin, at: tx.now() },
    source: "person" as const,
    personId: actorId(tx),
  }));
  if (rows.length > 0) await upsert(tx, rows);
}

/**
 * Stores the values with which a ticket was resolved as implicit labels. They never replace labels that a person
 * chose.
 */
export async function recordImplicitLabels(tx: Transaction, ticket: TicketRow): Promise<void> {
  const category = (await categorySlug(tx, ticket.categoryId)) ?? undefined;
  const { priority, skills } = ticket;
  const rows = entriesOf({ category, priority, skills }).flatMap(([field, value]) => {
    const source = ticket.provenance[field]?.source;
    if (!source || source === "fallback") return [];
    const label = { ticketId: ticket.id, field, value, source, personId: actorId(tx), at: tx.now() };
    return [{ ...label, origin: "implicit" as const }];
  });
  if (rows.length > 0) await upsert(tx, rows, { onlyImplicit: true });
}

function entriesOf(values: Values): [LabelledField, string | string[]][] {
  const entries = Object.entries(values) as [LabelledField, string | string[] | undefined][];
  return entries.flatMap(([field, value]) => (value === undefined ? [] : [[field, value]]));
}

function actorId({ actor }: Transaction): string | null {
  return actor.kind === "person" ? actor.id : null;
}

async function upsert(
  tx: Transaction,
  rows: (typeof triageLabels.$inferInsert)[],
  { onlyImplicit = false } = {},
): Promise<void> {
  const { value, origin, source, at } = triageLabels;
  const excluded = (name: string) => sql.raw(`excluded.${name}`);
  await tx.db
    .insert(triageLabels)
    .values(rows)
    .onConflictDoUpdate({
      target: [triageLabels.ticketId, triageLabels.field],
      set: {
        value: excluded(value.name),
        origin: excluded(origin.name),
        source: excluded(source.name),
        personId: excluded("person_id"),
        at: excluded(at.name),
      },
      ...(onlyImplicit ? { setWhere: sql`${triageLabels.origin} = 'implicit'` } : {}),
    });
}

/**
 * SQL for labels to learn from: people set, accepted or asked for the value. Values that only a model set don't
 * count.
 */
export function isLearnable(): SQL | undefined {
  return or(inArray(triageLabels.origin, ["set", "accepted"]), inArray(triageLabels.source, ["person", "requester"]));
}

/** How many category labels there are to learn from, of tickets and imported rows together. */
export async function countLearnable({ db }: Pick<Context, "db">): Promise<number> {
  const [own] = await db
    .select({ n: count() })
    .from(triageLabels)
    .innerJoin(tickets, eq(tickets.id, triageLabels.ticketId))
    .where(and(eq(triageLabels.field, "category"), isLearnable(), isNull(tickets.deletedAt)));
  const [imported] = await db
    .select({ n: count(trainingExamples.category) })
    .from(trainingExamples)
    .innerJoin(trainingImports, eq(trainingImports.id, trainingExamples.importId))
    .where(eq(trainingImports.state, "done"));
  return (own?.n ?? 0) + (imported?.n ?? 0);
}
