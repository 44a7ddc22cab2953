import type { TriageSettings } from "@/lib/settings/input";

type Categories = TriageSettings["categories"];

/** Sets exceptions of a category. `undefined` removes one; a category without exceptions is removed. */
export function withCategory(categories: Categories, slug: string, change: Categories[string]): Categories {
  const { [slug]: own, ...others } = categories;
  const exceptions = Object.entries({ ...own, ...change }).filter(([, value]) => value !== undefined);
  return exceptions.length === 0 ? others : { ...others, [slug]: Object.fromEntries(exceptions) };
}
