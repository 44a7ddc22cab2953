import { max } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { categories } from "@/lib/db/schema";
import { transact } from "@/lib/events/transact";
import { IT_PACK } from "./it-pack";
import { categoriesBySlug } from "./queries";
import type { Category } from "./views";

/** Adds the categories of the IT pack whose slug is not in use yet. Returns all categories with the pack's slugs. */
export async function addItPack(ctx: Context): Promise<{ categories: Category[] }> {
  authorize(ctx.actor, "catalogue.manage");
  return transact(ctx, async (tx) => {
    const [row] = await tx.db.select({ last: max(categories.position) }).from(categories);
    const first = (row?.last ?? 0) + 1;
    const stamps = { createdAt: tx.now(), updatedAt: tx.now() };
    await tx.db
      .insert(categories)
      .values(IT_PACK.map((category, index) => ({ ...category, position: first + index, ...stamps })))
      .onConflictDoNothing();
    const slugs = IT_PACK.map(({ slug }) => slug);
    return { categories: await categoriesBySlug(tx, slugs) };
  });
}
