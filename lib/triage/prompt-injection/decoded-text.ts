import type { FoldedText, TextRange } from "@/lib/text/fold";

/** A range of a text that holds an instruction. `meaning`: the instruction in plain letters, decoded if needed. */
export interface DecodedText extends TextRange {
  meaning?: string;
}

/** The text backwards. Each unit keeps its range in the original text. */
export function reversed({ text, from, to }: FoldedText): FoldedText {
  const back = (places: ArrayLike<number>) =>
    Array.from({ length: places.length }, (_, i) => places[places.length - 1 - i]!);
  return { text: text.split("").reverse().join(""), from: back(from), to: back(to) };
}

/** Changes each UTF-16 unit of a text. `change` must return one unit. */
export function mapUnits(folded: FoldedText, change: (unit: string) => string): FoldedText {
  return { ...folded, text: folded.text.split("").map(change).join("") };
}
