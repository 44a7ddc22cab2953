import { max } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { routingRules } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import { assertKnown } from "./assert-known";
import type { CreateRuleInput } from "./input";
import { findRule, type RuleView } from "./queries";

/** As many as one can still read; each is looked at for every ticket. */
export const MOST_RULES = 200;

/** Adds a rule behind all others. `invalid` where it names what is not there, `conflict` where there are too many. */
export async function createRule(ctx: Context, input: CreateRuleInput): Promise<RuleView> {
  authorize(ctx.actor, "routing.manage");
  return transact(ctx, async (tx) => {
    await assertKnown(tx, input);
    if ((await tx.db.$count(routingRules)) >= MOST_RULES) {
      throw new AppError("conflict", `There are ${MOST_RULES} rules already. Remove one first.`);
    }
    const [row] = await tx.db.select({ last: max(routingRules.position) }).from(routingRules);
    const at = tx.now();
    const id = newId();
    await tx.db
      .insert(routingRules)
      .values({ id, ...input, position: (row?.last ?? 0) + 1, createdAt: at, updatedAt: at });
    return findRule(tx, id);
  });
}
