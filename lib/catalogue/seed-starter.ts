import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { categories, skills, workspace } from "@/lib/db/schema";
import { transact } from "@/lib/events/transact";
import { STARTER_CATEGORIES, STARTER_SKILLS } from "./starter";

/** Adds the starter categories and skills to a new workspace, only once. Returns true if this call added them. */
export async function seedStarter(ctx: Context): Promise<boolean> {
  authorize(ctx.actor, "catalogue.manage");
  return transact(ctx, async ({ db, now }) => {
    const at = now();
    const [inserted] = await db
      .insert(workspace)
      .values({ key: "starter", value: { at: at.toISOString() } })
      .onConflictDoNothing()
      .returning({ key: workspace.key });
    if (!inserted) return false;
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
