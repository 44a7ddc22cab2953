import { sharedCache } from "@/lib/triage/lru-cache";
import type { Catalogue } from "@/lib/triage/provider";
import { indexSkills, type SkillIndex } from "./find-skills";
import { type CategoryIndex, indexCategories } from "./score-categories";

/** The catalogue in the form that the keyword rules search. */
export interface CatalogueIndex {
  categories: CategoryIndex;
  skills: SkillIndex;
}

/** Prepares a catalogue for searching. Catalogues with the same content are prepared once. */
export function catalogueIndex(catalogue: Catalogue): CatalogueIndex {
  const key = JSON.stringify(catalogue);
  const cached = cache.get(key);
  if (cached) return cached;
  const fresh = { categories: indexCategories(catalogue.categories), skills: indexSkills(catalogue.skills) };
  cache.set(key, fresh);
  return fresh;
}

const cache = sharedCache<CatalogueIndex>("CatalogueIndexes", 4);
