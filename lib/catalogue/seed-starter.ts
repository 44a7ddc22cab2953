import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { categories, skills, workspace } from "@/lib/db/schema";
import { transact } from "@/lib/events/transact";
import { STARTER_CATEGORIES, STARTER_SKILLS } from "./starter";

/**
 * Gives a new workspace its first categories and skills, once: what an admin removes later does not come back at
 * the next start. Returns whether this call did it.
 */
export async function seedStarter(ctx: Context): Promise<boolean> {
  authorize(ctx.actor, "catalogue.manage");
  return transact(ctx, async ({ db, now }) => {
    const at = now();
    const [mark] = await db
      .insert(workspace)
      .values({ key: "starter", value: { at: at.toISOString() } })
      .onConflictDoNothing()
      .returning({ key: workspace.key });
    if (!mark) return false;
    const stamps = { createdAt: at, updatedAt: at };
    await db
      .insert(categories)
      .values(STARTER_CATEGORIES.map((category, index) => ({ ...category, position: index + 1, ...stamps })))
      .onConflictDoNothing();
    await db
      .insert(skills)
      .values(STARTER_SKILLS.map((skill) => ({ ...skill, ...stamps })))
      .onConflictDoNothing();
    return true;
  });
}
