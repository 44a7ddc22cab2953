import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { categories, skills, teams } from "@/lib/db/schema";
import { invalid } from "@/lib/errors";

export interface ResolvedCategory {
  id: string;
  slug: string;
  name: string;
  team: { id: string; name: string } | null;
}

/** The active category with this slug. Throws `invalid` if there is none. */
export async function resolveCategory({ db }: Pick<Context, "db">, slug: string): Promise<ResolvedCategory> {
  const [row] = await db
    .select({
      id: categories.id,
      slug: categories.slug,
      name: categories.name,
      team: { id: teams.id, name: teams.name },
    })
    .from(categories)
    .leftJoin(teams, eq(teams.id, categories.teamId))
    .where(and(eq(categories.slug, slug), isNull(categories.retiredAt)));
  if (!row) throw invalid("/category", "No category has this name.");
  return row;
}

/** The slugs without duplicates. Throws `invalid`, with the position of the first slug that is not an active skill. */
export async function resolveSkills({ db }: Pick<Context, "db">, slugs: string[]): Promise<string[]> {
  if (slugs.length === 0) return [];
  const known = await db
    .select({ slug: skills.slug })
    .from(skills)
    .where(and(inArray(skills.slug, slugs), eq(skills.state, "active")));
  const names = new Set(known.map((row) => row.slug));
  const unknown = slugs.findIndex((slug) => !names.has(slug));
  if (unknown >= 0) throw invalid(`/skills/${unknown}`, "No skill has this name.");
  return [...new Set(slugs)];
}

/** The slug of a category, even of a retired one. Null for a ticket without a category. */
export async function categorySlug({ db }: Pick<Context, "db">, id: string | null): Promise<string | null> {
  if (!id) return null;
  const [row] = await db.select({ slug: categories.slug }).from(categories).where(eq(categories.id, id));
  return row?.slug ?? null;
}

/** The id of the category's team. Null without a category or team. */
export async function teamOfCategory({ db }: Pick<Context, "db">, id: string | null): Promise<string | null> {
  if (!id) return null;
  const [row] = await db.select({ teamId: categories.teamId }).from(categories).where(eq(categories.id, id));
  return row?.teamId ?? null;
}
