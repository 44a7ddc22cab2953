import { LruCache } from "@/lib/triage/lru-cache";
import type { Catalogue } from "@/lib/triage/provider";
import { indexSkills, type SkillIndex } from "./find-skills";
import { type CategoryIndex, indexCategories } from "./score-categories";

/** What is prepared once per content of the catalogue. */
export interface CatalogueIndex {
  categories: CategoryIndex;
  skills: SkillIndex;
}

/** The prepared lists, cached by content. */
export function catalogueIndex(catalogue: Catalogue): CatalogueIndex {
  holder.__signalboxCatalogueIndexes ??= new LruCache(4);
  const key = JSON.stringify(catalogue);
  const cached = holder.__signalboxCatalogueIndexes.get(key);
  if (cached) return cached;
  const fresh = { categories: indexCategories(catalogue.categories), skills: indexSkills(catalogue.skills) };
  holder.__signalboxCatalogueIndexes.set(key, fresh);
  return fresh;
}

const holder = globalThis as { __signalboxCatalogueIndexes?: LruCache<CatalogueIndex> };
