import { eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { routingRules } from "@/lib/db/schema";
import { notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";

/** Deletes a rule. Tickets keep its effects and its name in their history. Throws `not_found`. */
export async function deleteRule(ctx: Context, input: { id: string }): Promise<void> {
  authorize(ctx.actor, "routing.manage");
  const { id } = routingRules;
  const deleted = isId(input.id) ? await ctx.db.delete(routingRules).where(eq(id, input.id)).returning({ id }) : [];
  if (deleted.length === 0) throw notFound("rule");
}
