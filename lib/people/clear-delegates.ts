import { and, eq, inArray, isNotNull } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { people } from "@/lib/db/schema";

/** Removes the delegate of each given person who has no open tickets any more. Safe to repeat. */
export async function clearDelegates(ctx: Context, input: { people: string[] }): Promise<void> {
  authorize(ctx.actor, "people.manage");
  if (input.people.length === 0) return;
  await ctx.db
    .update(people)
    .set({ handsTo: null })
    .where(and(inArray(people.id, input.people), isNotNull(people.handsTo), eq(people.activeTickets, 0)));
}
