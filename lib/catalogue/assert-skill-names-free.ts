import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { skills } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { skillNames } from "./skill-names";
import type { Skill } from "./views";

type NamedSkill = Pick<Skill, "slug" | "name" | "aliases"> & { id?: string };

/** Throws `conflict` if another skill has one of these names. Locks the table: a constraint can't check arrays. */
export async function assertSkillNamesFree({ db }: Pick<Context, "db">, skill: NamedSkill): Promise<void> {
  await db.execute(sql`lock table ${skills} in share row exclusive mode`);
  const all = await db
    .select({ id: skills.id, slug: skills.slug, name: skills.name, aliases: skills.aliases })
    .from(skills);
  const ownNames = new Set(skillNames(skill));
  for (const other of all.filter((row) => row.id !== skill.id)) {
    const shared = skillNames(other).find((label) => ownNames.has(label));
    if (shared) throw new AppError("conflict", `The skill "${other.slug}" already uses "${shared}".`);
  }
}
