import { and, eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { routingRules } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { assertKnown } from "./assert-known";
import type { UpdateRuleInput } from "./input";
import { findRule, type RuleView } from "./queries";

/**
 * Changes what is named; conditions and actions are given whole. Tickets that it touched stay as they are. `stale` when
 * the version seen is not the present one.
 */
export async function updateRule(
  ctx: Context,
  input: UpdateRuleInput & { id: string; version: number },
): Promise<RuleView> {
  authorize(ctx.actor, "routing.manage");
  const { id, version, ...changes } = input;
  return transact(ctx, async (tx) => {
    const { id: found } = await findRule(tx, id);
    await assertKnown(tx, changes);
    const changed = await tx.db
      .update(routingRules)
      .set({ ...changes, version: version + 1, updatedAt: tx.now() })
      .where(and(eq(routingRules.id, found), eq(routingRules.version, version)))
      .returning({ id: routingRules.id });
    if (changed.length === 0) throw new AppError("stale", "Somebody changed this rule first. Load it again.");
    return findRule(tx, found);
  });
}
