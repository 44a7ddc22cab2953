import { and, count, eq, inArray, isNull, or, type SQL } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { tickets, trainingExamples, trainingImports, triageLabels } from "@/lib/db/schema";

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
