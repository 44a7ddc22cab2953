import { eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { skills } from "@/lib/db/schema";
import { transact } from "@/lib/events/transact";
import { assertSkillNamesFree } from "./assert-skill-names-free";
import type { UpdateSkill } from "./input";
import { findSkill } from "./queries";
import { normalizeAliases } from "./skill-names";
import type { Skill } from "./views";

/** Changes a skill, or accepts a proposed one. Throws `conflict` if another skill has the name or an alias. */
export async function updateSkill(ctx: Context, input: UpdateSkill): Promise<Skill> {
  authorize(ctx.actor, "catalogue.manage");
  const { id, ...changes } = input;
  return transact(ctx, async (tx) => {
    const named = { ...(await findSkill(tx, id)), ...changes };
    const skill = { ...named, aliases: normalizeAliases(named) };
    await assertSkillNamesFree(tx, skill);
    const { name, aliases, state } = skill;
    await tx.db.update(skills).set({ name, aliases, state, updatedAt: tx.now() }).where(eq(skills.id, id));
    return findSkill(tx, id);
  });
}
