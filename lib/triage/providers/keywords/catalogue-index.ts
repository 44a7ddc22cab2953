import { LruCache } from "@/lib/triage/lru-cache";
import type { Catalogue } from "@/lib/triage/provider";
import { indexSkills, type SkillIndex } from "./find-skills";
import { type CategoryIndex, indexCategories } from "./score-categories";

/** What is prepared once for each content of the lists. */
export interface CatalogueIndex {
  categories: CategoryIndex;
  skills: SkillIndex;
}

/** The lists prepared for reading. Kept by content: whoever loads the same lists again pays nothing. */
export function catalogueIndex(catalogue: Catalogue): CatalogueIndex {
  holder.__signalboxCatalogueIndexes ??= new LruCache(4);
  const key = JSON.stringify(catalogue);
  const known = holder.__signalboxCatalogueIndexes.get(key);
  if (known) return known;
  const fresh = { categories: indexCategories(catalogue.categories), skills: indexSkills(catalogue.skills) };
  holder.__signalboxCatalogueIndexes.set(key, fresh);
  return fresh;
}

const holder = globalThis as { __signalboxCatalogueIndexes?: LruCache<CatalogueIndex> };
