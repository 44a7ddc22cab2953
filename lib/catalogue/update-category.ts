import { eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { categories } from "@/lib/db/schema";
import { transact } from "@/lib/events/transact";
import { writeApprovalSteps } from "./approval-steps";
import { assertTeam } from "./assert-team";
import type { UpdateCategory } from "./input";
import { findCategory } from "./queries";
import type { Category } from "./views";

/** Changes the given values. Existing tickets keep their team. Throws `not_found`, or `invalid` for an unknown team. */
export async function updateCategory(ctx: Context, input: UpdateCategory): Promise<Category> {
  authorize(ctx.actor, "catalogue.manage");
  const { id, retired, approvalSteps, ...changes } = input;
  return transact(ctx, async (tx) => {
    const { retiredAt } = await findCategory(tx, id);
    if (changes.teamId) await assertTeam(tx, changes.teamId);
    await tx.db
      .update(categories)
      .set({ ...changes, ...retirement(retired, retiredAt, tx.now()), updatedAt: tx.now() })
      .where(eq(categories.id, id));
    if (approvalSteps) await writeApprovalSteps(tx, id, approvalSteps);
    return findCategory(tx, id);
  });
}

/** A category that is already retired keeps its date. */
function retirement(retired: boolean | undefined, retiredAt: string | null, now: Date) {
  if (retired === undefined || retired === (retiredAt !== null)) return {};
  return { retiredAt: retired ? now : null };
}
