import { isQuoted, type Quote } from "@/app/_features/evidence/split-evidence";
import type { SuggestionAnswer } from "./use-suggestion";

/** At most this many pieces are marked: more would mark the whole text. */
const MOST = 4;

/** The pieces of the text that speak for what was read, exactly as they stand in it. What is not in the text is left out. */
export function quotesIn({ fields }: Pick<SuggestionAnswer, "fields">, text: string): Quote[] {
  const all = [fields.category, fields.priority, fields.skills].flatMap((field) =>
    (field?.quotes ?? []).map((quote) => ({ text: quote, source: field!.source })),
  );
  return all
    .filter((quote, index) => isQuoted(text, quote.text) && all.findIndex(({ text }) => text === quote.text) === index)
    .slice(0, MOST)
    .map((quote) => ({ ...quote, field: "reading" }));
}
