import { and, eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { routingRules } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { assertKnown } from "./assert-known";
import type { UpdateRuleInput } from "./input";
import { findRule, type RuleView } from "./queries";

/** Changes the given values. Throws `invalid` for things that don't exist, `stale` if the rule has a newer version. */
export async function updateRule(
  ctx: Context,
  input: UpdateRuleInput & { id: string; version: number },
): Promise<RuleView> {
  authorize(ctx.actor, "routing.manage");
  const { id, version, ...changes } = input;
  return transact(ctx, async (tx) => {
    await findRule(tx, id);
    await assertKnown(tx, changes);
    const changed = await tx.db
      .update(routingRules)
      .set({ ...changes, version: version + 1, updatedAt: tx.now() })
      .where(and(eq(routingRules.id, id), eq(routingRules.version, version)))
      .returning({ id: routingRules.id });
    if (changed.length === 0) throw new AppError("stale", "This rule was changed meanwhile. Reload it.");
    return findRule(tx, id);
  });
}
