import { isQuoted, type Quote } from "@/app/_features/evidence/split-evidence";
import type { SuggestionAnswer } from "./use-suggestion";

const MAX_QUOTES = 4;

/** The different quotes of a suggestion that occur in the text, at most 4. */
export function quotesIn({ fields }: Pick<SuggestionAnswer, "fields">, text: string): Quote[] {
  const all = [fields.category, fields.priority, fields.skills].flatMap((field) =>
    (field?.quotes ?? []).map((quote) => ({ text: quote, source: field!.source })),
  );
  return all
    .filter((quote, index) => isQuoted(text, quote.text) && all.findIndex(({ text }) => text === quote.text) === index)
    .slice(0, MAX_QUOTES)
    .map((quote) => ({ ...quote, field: "suggestion" }));
}
