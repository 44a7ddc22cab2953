import type { FoldedText, TextRange } from "@/lib/text/fold";

/** An instruction, and its meaning if it is not in plain letters. */
export interface DecodedText extends TextRange {
  meaning?: string;
}

/** The same text backwards, by whole characters. */
export function reversed({ text, from, to }: FoldedText): FoldedText {
  const back = (places: ArrayLike<number>) =>
    Array.from({ length: places.length }, (_, i) => places[places.length - 1 - i]!);
  return { text: text.split("").reverse().join(""), from: back(from), to: back(to) };
}

/** The same text with each UTF-16 unit changed; `change` must keep the length. */
export function mapUnits(folded: FoldedText, change: (unit: string) => string): FoldedText {
  return { ...folded, text: folded.text.split("").map(change).join("") };
}
