import type { TriageSettings } from "@/lib/settings/input";

type Categories = TriageSettings["categories"];

/**
 * The category settings with `change` applied to one category. A property set to undefined is removed, and so is a
 * category without properties.
 */
export function withCategory(categories: Categories, slug: string, change: Categories[string]): Categories {
  const { [slug]: own, ...others } = categories;
  const exceptions = Object.entries({ ...own, ...change }).filter(([, value]) => value !== undefined);
  return exceptions.length === 0 ? others : { ...others, [slug]: Object.fromEntries(exceptions) };
}
