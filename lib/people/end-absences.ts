import { and, eq, isNull, lte, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { people } from "@/lib/db/schema";
import { transact } from "@/lib/events/transact";

/** Makes people available whose absence is over. Routing then assigns waiting tickets. A scheduled job calls this. */
export async function endAbsences(ctx: Context): Promise<{ back: number }> {
  authorize(ctx.actor, "people.manage");
  return transact(ctx, async (tx) => {
    const over = and(eq(people.availability, "away"), lte(people.awayUntil, tx.now()), isNull(people.deactivatedAt));
    const back = await tx.db
      .update(people)
      .set({
        availability: "available",
        awayUntil: null,
        handsTo: null,
        presenceVersion: sql`${people.presenceVersion} + 1`,
        updatedAt: tx.now(),
      })
      .where(over)
      .returning({ id: people.id });
    for (const { id } of back) {
      await tx.record({
        type: "person/availability.changed",
        personId: id,
        before: { availability: "away" },
        after: { availability: "available" },
      });
    }
    return { back: back.length };
  });
}
