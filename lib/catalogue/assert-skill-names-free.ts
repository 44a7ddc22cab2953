import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { skills } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { skillNames } from "./skill-names";

interface Named {
  id?: string;
  slug: string;
  name: string;
  aliases: string[];
}

/**
 * Throws `conflict` where another skill has one of these spellings. No constraint can say that of arrays, so the
 * table is closed to other writers until this transaction ends; it is short and seldom written.
 */
export async function assertSkillNamesFree({ db }: Pick<Context, "db">, skill: Named): Promise<void> {
  await db.execute(sql`lock table ${skills} in share row exclusive mode`);
  const all = await db
    .select({ id: skills.id, slug: skills.slug, name: skills.name, aliases: skills.aliases })
    .from(skills);
  const mine = new Set(skillNames(skill));
  for (const other of all.filter((row) => row.id !== skill.id)) {
    const shared = skillNames(other).find((label) => mine.has(label));
    if (shared) throw new AppError("conflict", `"${shared}" already stands for the skill "${other.slug}".`);
  }
}
