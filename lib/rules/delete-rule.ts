import { eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { routingRules } from "@/lib/db/schema";
import { findRule } from "./queries";

/** Removes a rule. What it did stays, and the tickets' histories go on naming it. */
export async function deleteRule(ctx: Context, input: { id: string }): Promise<void> {
  authorize(ctx.actor, "routing.manage");
  const { id } = await findRule(ctx, input.id);
  await ctx.db.delete(routingRules).where(eq(routingRules.id, id));
}
