import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { skills } from "@/lib/db/schema";
import { transact } from "@/lib/events/transact";
import { assertSkillNamesFree } from "./assert-skill-names-free";
import type { CreateSkill } from "./input";
import { findSkill } from "./queries";
import { normalizeAliases } from "./skill-names";
import { slugFrom } from "./slugs";
import type { Skill } from "./views";

/** Adds a skill. Throws `conflict` if its slug, name or an alias belongs to another skill. */
export async function createSkill(ctx: Context, input: CreateSkill): Promise<Skill> {
  authorize(ctx.actor, "catalogue.manage");
  const withSlug = { ...input, slug: input.slug ?? slugFrom(input.name) };
  const skill = { ...withSlug, aliases: normalizeAliases(withSlug) };
  return transact(ctx, async (tx) => {
    await assertSkillNamesFree(tx, skill);
    const now = tx.now();
    const [row] = await tx.db
      .insert(skills)
      .values({ ...skill, createdAt: now, updatedAt: now })
      .returning({ id: skills.id });
    return findSkill(tx, row!.id);
  });
}
