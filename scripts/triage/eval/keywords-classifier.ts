import { splitWords } from "@/lib/text/split-words";
import { type CategoryText, wholeText } from "@/lib/triage/provider";
import { chooseCategory } from "@/lib/triage/providers/keywords/choose-category";
import { indexCategories } from "@/lib/triage/providers/keywords/score-categories";
import { isMeant } from "./read-categories";
import type { EvalRow } from "./types";

/** The share of rows that the keyword rules get right; no category counts as wrong. */
export function evalKeywords(categories: CategoryText[], rows: readonly EvalRow[]): number {
  const index = indexCategories(categories);
  const right = rows.filter(({ text: { title, body }, label }) => {
    const words = splitWords(wholeText({ title, description: body }));
    const slug = chooseCategory(index, words, title?.length ?? 0)?.value;
    return categories.some((category) => category.slug === slug && isMeant(category, label));
  });
  return right.length / rows.length;
}
