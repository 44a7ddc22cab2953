import { eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { personSkills, skills } from "@/lib/db/schema";
import { notFound } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { isId } from "@/lib/ids";

/** Deletes a skill and removes it from people. Tickets keep its slug. Throws `not_found`. */
export async function deleteSkill(ctx: Context, { id }: { id: string }): Promise<void> {
  authorize(ctx.actor, "catalogue.manage");
  if (!isId(id)) throw notFound("skill");
  await transact(ctx, async (tx) => {
    const [deleted] = await tx.db.delete(skills).where(eq(skills.id, id)).returning({ slug: skills.slug });
    if (!deleted) throw notFound("skill");
    await tx.db.delete(personSkills).where(eq(personSkills.skillSlug, deleted.slug));
  });
}
