import { max } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { categories } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { writeApprovalSteps } from "./approval-steps";
import { assertTeam } from "./assert-team";
import type { CreateCategory } from "./input";
import { findCategory } from "./queries";
import { slugFrom } from "./slugs";
import type { Category } from "./views";

/** Adds a category, by default at the end. Throws `conflict` if a category, even a retired one, has the slug. */
export async function createCategory(ctx: Context, input: CreateCategory): Promise<Category> {
  authorize(ctx.actor, "catalogue.manage");
  const { approvalSteps, ...facts } = input;
  const slug = input.slug ?? slugFrom(input.name);
  return transact(ctx, async (tx) => {
    if (input.teamId) await assertTeam(tx, input.teamId);
    const now = tx.now();
    const position = input.position ?? (await lastPosition(tx)) + 1;
    const [row] = await tx.db
      .insert(categories)
      .values({ ...facts, slug, position, createdAt: now, updatedAt: now })
      .onConflictDoNothing()
      .returning({ id: categories.id });
    if (!row) throw new AppError("conflict", `There is already a category "${slug}".`);
    await writeApprovalSteps(tx, row.id, approvalSteps);
    return findCategory(tx, row.id);
  });
}

async function lastPosition({ db }: Context): Promise<number> {
  const [row] = await db.select({ last: max(categories.position) }).from(categories);
  return row?.last ?? 0;
}
