import { readWords } from "@/lib/text/read-words";
import { type CategoryWords, wholeText } from "@/lib/triage/reader";
import { chooseCategory } from "@/lib/triage/rules/choose-category";
import { indexCategories } from "@/lib/triage/rules/score-categories";
import { isMeant } from "./read-categories";
import type { Row } from "./rows";

/** The share of rows that the keyword rules get right; one that they say nothing about counts as wrong. */
export function askRules(categories: CategoryWords[], rows: readonly Row[]): number {
  const index = indexCategories(categories);
  const right = rows.filter(({ text: { title, body }, label }) => {
    const words = readWords(wholeText({ title, description: body }));
    const slug = chooseCategory(index, words, title?.length ?? 0)?.value;
    return categories.some((category) => category.slug === slug && isMeant(category, label));
  });
  return right.length / rows.length;
}
