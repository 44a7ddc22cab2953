import { inArray, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { routingRules } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import type { OrderRulesInput } from "./input";
import { listRules, lockRules, type RuleView } from "./queries";

/** Puts the rules into this order. `conflict` where the list is not the present one: somebody added or removed a rule. */
export async function orderRules(ctx: Context, { ids }: OrderRulesInput): Promise<{ rules: RuleView[] }> {
  authorize(ctx.actor, "routing.manage");
  return transact(ctx, async (tx) => {
    await lockRules(tx);
    const present = new Set((await listRules(tx)).rules.map(({ id }) => id));
    if (present.size !== ids.length || !ids.every((id) => present.has(id))) {
      throw new AppError("conflict", "Somebody changed the list of rules first. Load it again.");
    }
    const { id } = routingRules;
    const inOrder = sql`array[${sql.join(
      ids.map((one) => sql`${one}`),
      sql`, `,
    )}]::uuid[]`;
    if (ids.length > 0) {
      await tx.db
        .update(routingRules)
        .set({ position: sql`array_position(${inOrder}, ${id})` })
        .where(inArray(id, ids));
    }
    return listRules(tx);
  });
}
