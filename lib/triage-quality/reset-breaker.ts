import { and, eq, isNull } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { triageBreakers } from "@/lib/db/schema";
import { notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";

/** Closes a circuit breaker. Only decisions made later can open it again. Throws `not_found` if it is not open. */
export async function resetBreaker(ctx: Context, input: { id: string }): Promise<void> {
  authorize(ctx.actor, "triage.manage");
  const rows = isId(input.id)
    ? await ctx.db
        .update(triageBreakers)
        .set({ resetAt: ctx.now(), resetBy: ctx.actor.kind === "person" ? ctx.actor.id : null })
        .where(and(eq(triageBreakers.id, input.id), isNull(triageBreakers.resetAt)))
        .returning({ id: triageBreakers.id })
    : [];
  if (rows.length === 0) throw notFound("breaker");
}
