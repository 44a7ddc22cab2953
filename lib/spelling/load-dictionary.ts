import { eq, isNull, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { categories, skills, spellingCorrections } from "@/lib/db/schema";
import { buildDictionary, type Dictionary } from "./dictionary";

/** The current dictionary, cached. One small query checks for changes, so that every server sees them at once. */
export async function loadDictionary(ctx: Pick<Context, "db">): Promise<Dictionary> {
  const stamp = await stampOf(ctx);
  if (holder.__signalboxDictionary?.stamp !== stamp) {
    holder.__signalboxDictionary = { stamp, dictionary: await readDictionary(ctx) };
  }
  return holder.__signalboxDictionary.dictionary;
}

async function stampOf({ db }: Pick<Context, "db">): Promise<string> {
  const of = (table: typeof spellingCorrections | typeof categories | typeof skills) =>
    sql`(select count(*) || '/' || coalesce(max(updated_at)::text, '') from ${table})`;
  const [row] = await db
    .select({ stamp: sql<string>`concat_ws(' ', ${of(spellingCorrections)}, ${of(categories)}, ${of(skills)})` })
    .from(sql`(select 1) as one`);
  return row!.stamp;
}

async function readDictionary({ db }: Pick<Context, "db">): Promise<Dictionary> {
  const corrections = await db
    .select({ word: spellingCorrections.word, replacement: spellingCorrections.replacement })
    .from(spellingCorrections);
  const categoryRows = await db
    .select({ name: categories.name, keywords: categories.keywords, description: categories.description })
    .from(categories)
    .where(isNull(categories.retiredAt));
  const skillRows = await db
    .select({ name: skills.name, aliases: skills.aliases })
    .from(skills)
    .where(eq(skills.state, "active"));
  return buildDictionary({
    corrections,
    vocabulary: [
      ...categoryRows.flatMap(({ name, keywords }) => [name, ...keywords]),
      ...skillRows.flatMap(({ name, aliases }) => [name, ...aliases]),
    ],
    descriptions: categoryRows.map(({ description }) => description),
  });
}

const holder = globalThis as { __signalboxDictionary?: { stamp: string; dictionary: Dictionary } };
