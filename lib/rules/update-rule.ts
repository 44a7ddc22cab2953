import { eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { routingRules } from "@/lib/db/schema";
import { transact } from "@/lib/events/transact";
import { assertKnown } from "./assert-known";
import type { UpdateRuleInput } from "./input";
import { findRule, type RuleView } from "./queries";

/** Changes what is named; conditions and actions are given whole. Tickets that it touched stay as they are. */
export async function updateRule(ctx: Context, input: UpdateRuleInput & { id: string }): Promise<RuleView> {
  authorize(ctx.actor, "routing.manage");
  const { id, ...changes } = input;
  return transact(ctx, async (tx) => {
    const { id: found } = await findRule(tx, id);
    await assertKnown(tx, changes);
    await tx.db
      .update(routingRules)
      .set({ ...changes, updatedAt: tx.now() })
      .where(eq(routingRules.id, found));
    return findRule(tx, found);
  });
}
