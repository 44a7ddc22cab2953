import type { FoldedText, TextRange } from "@/lib/text/fold";

/** A piece that gives orders, and what it means where it doesn't say so in plain letters. */
export interface DecodedText extends TextRange {
  meaning?: string;
}

/** The same text read from its end, by whole characters. */
export function reversed({ text, from, to }: FoldedText): FoldedText {
  const back = (places: ArrayLike<number>) =>
    Array.from({ length: places.length }, (_, i) => places[places.length - 1 - i]!);
  return { text: text.split("").reverse().join(""), from: back(from), to: back(to) };
}

/** The same text with each unit changed by a rule that keeps the length. */
export function mapUnits(folded: FoldedText, change: (unit: string) => string): FoldedText {
  return { ...folded, text: folded.text.split("").map(change).join("") };
}
