import type { TriageSettings } from "@/lib/settings/input";

type Categories = TriageSettings["categories"];

/** Sets parts of what differs for a category; what is undefined is as the field has it, and leaves nothing behind. */
export function withCategory(categories: Categories, slug: string, part: Categories[string]): Categories {
  const { [slug]: own, ...others } = categories;
  const kept = Object.entries({ ...own, ...part }).filter(([, value]) => value !== undefined);
  return kept.length === 0 ? others : { ...others, [slug]: Object.fromEntries(kept) };
}
