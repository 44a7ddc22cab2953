import { and, eq, isNull, notExists } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { approvalChains, categories, tickets } from "@/lib/db/schema";
import { transact } from "@/lib/events/transact";
import { findCategory } from "./queries";
import type { Category } from "./views";

/** Deletes an unused category and returns undefined. Retires a category in use and returns it. Throws `not_found`. */
export async function retireCategory(ctx: Context, { id }: { id: string }): Promise<Category | undefined> {
  authorize(ctx.actor, "catalogue.manage");
  return transact(ctx, async (tx) => {
    await findCategory(tx, id);
    // The lock: no ticket can get the category before it is deleted.
    await tx.db.select({ id: categories.id }).from(categories).where(eq(categories.id, id)).for("update");
    const ticketsOfCategory = tx.db.select({ id: tickets.id }).from(tickets).where(eq(tickets.categoryId, id));
    const approvalsOfCategory = tx.db
      .select({ id: approvalChains.id })
      .from(approvalChains)
      .where(eq(approvalChains.categoryId, id));
    const deleted = await tx.db
      .delete(categories)
      .where(and(eq(categories.id, id), notExists(ticketsOfCategory), notExists(approvalsOfCategory)))
      .returning({ id: categories.id });
    if (deleted.length > 0) return undefined;
    await tx.db
      .update(categories)
      .set({ retiredAt: tx.now(), updatedAt: tx.now() })
      .where(and(eq(categories.id, id), isNull(categories.retiredAt)));
    return findCategory(tx, id);
  });
}
