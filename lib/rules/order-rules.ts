import { eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { routingRules } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import type { OrderRulesInput } from "./input";
import { holdRules, listRules, type RuleView } from "./queries";

/** Puts the rules into this order. `conflict` where the list is not the present one: somebody added or removed a rule. */
export async function orderRules(ctx: Context, { ids }: OrderRulesInput): Promise<{ rules: RuleView[] }> {
  authorize(ctx.actor, "routing.manage");
  return transact(ctx, async (tx) => {
    await holdRules(tx);
    const present = new Set((await listRules(tx)).rules.map(({ id }) => id));
    if (present.size !== ids.length || !ids.every((id) => present.has(id))) {
      throw new AppError("conflict", "Somebody changed the list of rules first. Load it again.");
    }
    for (const [index, id] of ids.entries()) {
      await tx.db
        .update(routingRules)
        .set({ position: index + 1 })
        .where(eq(routingRules.id, id));
    }
    return listRules(tx);
  });
}
