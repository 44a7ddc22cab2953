import { asc, eq, isNull } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { categories, skills } from "@/lib/db/schema";
import { PRIORITIES } from "@/lib/domain/ticket";
import type { Catalogue } from "./provider";

/** Loads the categories in use and the accepted skills. Not cached, so an admin's change counts immediately. */
export async function loadCatalogue({ db }: Pick<Context, "db">): Promise<Catalogue> {
  const { slug, name, description, keywords } = categories;
  const [inUse, accepted] = await Promise.all([
    db
      .select({ slug, name, description, keywords })
      .from(categories)
      .where(isNull(categories.retiredAt))
      .orderBy(asc(categories.position), asc(slug)),
    db
      .select({ slug: skills.slug, name: skills.name, aliases: skills.aliases })
      .from(skills)
      .where(eq(skills.state, "active"))
      .orderBy(asc(skills.slug)),
  ]);
  return { categories: inUse, skills: accepted, priorities: PRIORITIES };
}
