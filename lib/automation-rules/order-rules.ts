import { inArray, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { routingRules } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import type { OrderRulesInput } from "./input";
import { listRules, lockRules, type RuleView } from "./queries";

/** Changes the order of the rules. Throws `conflict` if the list of rules has changed. */
export async function orderRules(ctx: Context, { ids }: OrderRulesInput): Promise<{ rules: RuleView[] }> {
  authorize(ctx.actor, "routing.manage");
  return transact(ctx, async (tx) => {
    await lockRules(tx);
    const existing = new Set((await listRules(tx)).rules.map(({ id }) => id));
    if (existing.size !== ids.length || !ids.every((id) => existing.has(id))) {
      throw new AppError("conflict", "The list of rules was changed meanwhile. Reload it.");
    }
    const { id } = routingRules;
    const inOrder = sql`${sql.param(ids)}::uuid[]`;
    if (ids.length > 0) {
      await tx.db
        .update(routingRules)
        .set({ position: sql`array_position(${inOrder}, ${id})` })
        .where(inArray(id, ids));
    }
    return listRules(tx);
  });
}
