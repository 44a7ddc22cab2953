import { asc } from "drizzle-orm";
import { normalizeSkillName, slugsBySkillName } from "@/lib/catalogue/skill-names";
import type { Context } from "@/lib/context";
import { categories, skills } from "@/lib/db/schema";

/** What a CSV file can name, normalized. The maps lead to slugs. */
export interface LabelLists {
  categories: ReadonlyMap<string, string>;
  /** Names and slugs of retired categories. */
  retired: ReadonlySet<string>;
  skills: ReadonlyMap<string, string>;
}

export async function loadLabelLists({ db }: Pick<Context, "db">): Promise<LabelLists> {
  const categoryRows = await db
    .select({ slug: categories.slug, name: categories.name, retiredAt: categories.retiredAt })
    .from(categories)
    .orderBy(asc(categories.position), asc(categories.slug));
  const skillRows = await db
    .select({ slug: skills.slug, name: skills.name, aliases: skills.aliases, state: skills.state })
    .from(skills)
    .orderBy(asc(skills.slug));
  return labelLists(
    categoryRows.map(({ retiredAt, ...category }) => ({ ...category, retired: retiredAt !== null })),
    skillRows.filter(({ state }) => state === "active"),
  );
}

/** Builds the lists. If a name equals another category's slug, it means the category with the slug. */
export function labelLists(
  categoryRows: readonly { slug: string; name: string; retired?: boolean }[],
  skillRows: { slug: string; name: string; aliases: string[] }[],
): LabelLists {
  const bySpelling = (isRetired: boolean) => {
    const rows = categoryRows.filter(({ retired = false }) => retired === isRetired);
    return [
      ...rows.map(({ slug, name }) => [normalizeSkillName(name), slug]),
      ...rows.map(({ slug }) => [normalizeSkillName(slug), slug]),
    ];
  };
  return {
    categories: new Map(bySpelling(false) as [string, string][]),
    retired: new Set(bySpelling(true).map(([spelling]) => spelling!)),
    skills: slugsBySkillName(skillRows),
  };
}
