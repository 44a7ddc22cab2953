import { isQuoted, type Quote } from "@/app/_ui/split-evidence";
import type { ReadingAnswer } from "./use-reading";

/** At most this many pieces are marked: more would mark the whole text. */
const MOST = 4;

/** The pieces of the text that speak for what was read, exactly as they stand in it. What is not in the text is left out. */
export function quotesIn(
  { reasons, source, fields }: Pick<ReadingAnswer, "reasons" | "source" | "fields">,
  text: string,
): Quote[] {
  const told = [fields.category, fields.priority].flatMap((field) =>
    (field?.quotes ?? []).map((quote) => ({ text: quote, source: field!.source })),
  );
  // Of other fields only the reasons tell.
  const named = reasons.flatMap((reason) =>
    [...reason.matchAll(/[“"]([^“”"]{2,200})[”"]/g)].map((match) => ({ text: match[1] ?? "", source })),
  );
  const all = [...told, ...named];
  return all
    .filter((quote, index) => isQuoted(text, quote.text) && all.findIndex(({ text }) => text === quote.text) === index)
    .slice(0, MOST)
    .map((quote) => ({ ...quote, field: "reading" }));
}
