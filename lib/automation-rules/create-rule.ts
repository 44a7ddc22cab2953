import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { routingRules } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import { assertKnown } from "./assert-known";
import { type CreateRuleInput, MAX_RULES } from "./input";
import { findRule, lockRules, type RuleView } from "./queries";

/** Adds a rule that runs last. Throws `invalid` if it names unknown things, `conflict` if there are too many rules. */
export async function createRule(ctx: Context, input: CreateRuleInput): Promise<RuleView> {
  authorize(ctx.actor, "routing.manage");
  return transact(ctx, async (tx) => {
    await assertKnown(tx, input);
    const existing = await lockRules(tx);
    if (existing.length >= MAX_RULES) {
      throw new AppError("conflict", `There are already ${MAX_RULES} rules. Remove one first.`);
    }
    const at = tx.now();
    const id = newId();
    await tx.db
      .insert(routingRules)
      .values({ id, ...input, position: (existing.at(-1)?.position ?? 0) + 1, createdAt: at, updatedAt: at });
    return findRule(tx, id);
  });
}
