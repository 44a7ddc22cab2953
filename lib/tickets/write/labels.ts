import { and, count, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { categories, tickets, trainingExamples, trainingImports, triageLabels } from "@/lib/db/schema";
import type { LabelOrigin, TriageField } from "@/lib/domain/triage";
import type { Transaction } from "@/lib/events/transact";
import type { TicketRow } from "@/lib/tickets/find-ticket";

/** Fields whose values are learned from and measured; a title is free text. */
export type LabelledField = Exclude<TriageField, "title">;
type Values = Partial<Record<LabelledField, string | string[]>>;

/** Keeps what a person decided, in the transaction of the change: the latest word on each field counts. */
export async function recordLabels(
  tx: Transaction,
  ticketId: string,
  values: Values,
  origin: Exclude<LabelOrigin, "implicit"> = "set",
): Promise<void> {
  const personId = tx.actor.kind === "person" ? tx.actor.id : null;
  const rows = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => ({
      ticketId,
      field: field as LabelledField,
      value,
      origin,
      source: "person" as const,
      personId,
      at: tx.now(),
    }));
  if (rows.length > 0) await upsert(tx, rows);
}

/**
 * Keeps that somebody solved the ticket with these values: weaker than a choice, so it never takes the place of one.
 * Nothing for values that were nobody's word.
 */
export async function recordImplicitLabels(tx: Transaction, row: TicketRow): Promise<void> {
  const personId = tx.actor.kind === "person" ? tx.actor.id : null;
  const values: Values = {
    ...(row.categoryId ? { category: await slugOf(tx, row.categoryId) } : {}),
    priority: row.priority,
    skills: row.skills,
  };
  const rows = Object.entries(values).flatMap(([field, value]) => {
    const source = row.provenance[field as LabelledField]?.source;
    if (value === undefined || !source || source === "fallback") return [];
    return [
      {
        ticketId: row.id,
        field: field as LabelledField,
        value,
        origin: "implicit" as const,
        source,
        personId,
        at: tx.now(),
      },
    ];
  });
  if (rows.length > 0) await upsert(tx, rows, true);
}

async function upsert(
  tx: Transaction,
  rows: (typeof triageLabels.$inferInsert)[],
  onlyStanding = false,
): Promise<void> {
  const { value, origin, source, at } = triageLabels;
  const given = (name: string) => sql.raw(`excluded.${name}`);
  await tx.db
    .insert(triageLabels)
    .values(rows)
    .onConflictDoUpdate({
      target: [triageLabels.ticketId, triageLabels.field],
      set: {
        value: given(value.name),
        origin: given(origin.name),
        source: given(source.name),
        personId: given("person_id"),
        at: given(at.name),
      },
      ...(onlyStanding ? { setWhere: sql`${triageLabels.origin} = 'implicit'` } : {}),
    });
}

async function slugOf(tx: Transaction, categoryId: string): Promise<string | undefined> {
  const [row] = await tx.db
    .select({ slug: categories.slug })
    .from(categories)
    .where(sql`${categories.id} = ${categoryId}`);
  return row?.slug;
}

/**
 * The labels that may be learned from: what people chose, confirmed, or had asked for and let stand. What a model said
 * and nobody looked at is none: it would learn from itself.
 */
export function isLearnable(): SQL | undefined {
  return or(inArray(triageLabels.origin, ["set", "accepted"]), inArray(triageLabels.source, ["person", "requester"]));
}

/** How many decided categories there are to learn from: of tickets here, and of imported rows. */
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
