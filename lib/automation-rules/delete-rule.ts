import { eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { routingRules } from "@/lib/db/schema";
import { notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";

/** Removes a rule. What it did stays, and the tickets' histories go on naming it. `not_found` for none. */
export async function deleteRule(ctx: Context, input: { id: string }): Promise<void> {
  authorize(ctx.actor, "routing.manage");
  const { id } = routingRules;
  const gone = isId(input.id) ? await ctx.db.delete(routingRules).where(eq(id, input.id)).returning({ id }) : [];
  if (gone.length === 0) throw notFound("rule");
}
