import { asc } from "drizzle-orm";
import { normalizeSkillName, slugsBySkillName } from "@/lib/catalogue/skill-names";
import type { Context } from "@/lib/context";
import { categories, skills } from "@/lib/db/schema";

/** What labels may be, by every spelling that is taken: slugs, names, and of skills their aliases. */
export interface LabelLists {
  categories: ReadonlyMap<string, string>;
  /** Spellings of categories that take nothing new. */
  retired: ReadonlySet<string>;
  skills: ReadonlyMap<string, string>;
}

/** The workspace's own lists as they are now. Proposed skills are no labels yet. */
export async function loadLabelLists({ db }: Pick<Context, "db">): Promise<LabelLists> {
  const all = await db
    .select({ slug: categories.slug, name: categories.name, retiredAt: categories.retiredAt })
    .from(categories)
    .orderBy(asc(categories.position), asc(categories.slug));
  const known = await db
    .select({ slug: skills.slug, name: skills.name, aliases: skills.aliases, state: skills.state })
    .from(skills)
    .orderBy(asc(skills.slug));
  return labelLists(
    all.map(({ retiredAt, ...category }) => ({ ...category, retired: retiredAt !== null })),
    known.filter(({ state }) => state === "active"),
  );
}

/** The lists by spelling. A slug has the word over another category's name. */
export function labelLists(
  all: readonly { slug: string; name: string; retired?: boolean }[],
  known: { slug: string; name: string; aliases: string[] }[],
): LabelLists {
  const bySpelling = (wanted: boolean) => {
    const rows = all.filter(({ retired = false }) => retired === wanted);
    return [
      ...rows.map(({ slug, name }) => [normalizeSkillName(name), slug]),
      ...rows.map(({ slug }) => [normalizeSkillName(slug), slug]),
    ];
  };
  return {
    categories: new Map(bySpelling(false) as [string, string][]),
    retired: new Set(bySpelling(true).map(([spelling]) => spelling!)),
    skills: slugsBySkillName(known),
  };
}
