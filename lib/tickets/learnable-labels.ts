import { and, count, eq, inArray, isNull, or, type SQL } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { examples, imports, labels, tickets } from "@/lib/db/schema";

/**
 * The labels that may be learned from: what people chose, confirmed, or had asked for and let stand. What a model said
 * and nobody looked at is none: it would learn from itself.
 */
export function isLearnable(): SQL | undefined {
  return or(inArray(labels.origin, ["set", "accepted"]), inArray(labels.source, ["person", "requester"]));
}

/** How many decided categories there are to learn from: of tickets here, and of imported rows. */
export async function countLearnable({ db }: Pick<Context, "db">): Promise<number> {
  const [own] = await db
    .select({ n: count() })
    .from(labels)
    .innerJoin(tickets, eq(tickets.id, labels.ticketId))
    .where(and(eq(labels.field, "category"), isLearnable(), isNull(tickets.deletedAt)));
  const [imported] = await db
    .select({ n: count(examples.category) })
    .from(examples)
    .innerJoin(imports, eq(imports.id, examples.importId))
    .where(eq(imports.state, "done"));
  return (own?.n ?? 0) + (imported?.n ?? 0);
}
