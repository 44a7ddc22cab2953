import { eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { skills } from "@/lib/db/schema";
import { transact } from "@/lib/events/transact";
import { assertOwnLabels } from "./assert-own-labels";
import type { UpdateSkill } from "./input";
import { findSkill } from "./queries";
import { normalAliases } from "./skill-labels";
import type { Skill } from "./views";

/** Renames a skill, replaces its aliases, or accepts a proposed one. Throws `not_found`, and `conflict` as on creating. */
export async function updateSkill(ctx: Context, input: UpdateSkill): Promise<Skill> {
  authorize(ctx.actor, "catalogue.manage");
  const { id, ...changes } = input;
  return transact(ctx, async (tx) => {
    const named = { ...(await findSkill(tx, id)), ...changes };
    const skill = { ...named, aliases: normalAliases(named) };
    await assertOwnLabels(tx, skill);
    const { name, aliases, state } = skill;
    await tx.db.update(skills).set({ name, aliases, state, updatedAt: tx.now() }).where(eq(skills.id, id));
    return findSkill(tx, id);
  });
}
