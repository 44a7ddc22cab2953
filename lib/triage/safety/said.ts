import type { Folded, Range } from "./fold";

/** A piece that gives orders, and what it means where it doesn't say so in plain letters. */
export interface Said extends Range {
  meaning?: string;
}

/** The same text read from its end, by whole characters. */
export function turned({ text, from, to }: Folded): Folded {
  const back = (places: ArrayLike<number>) =>
    Array.from({ length: places.length }, (_, i) => places[places.length - 1 - i]!);
  return { text: text.split("").reverse().join(""), from: back(from), to: back(to) };
}

/** The same text with each unit changed by a rule that keeps the length. */
export function changed(folded: Folded, change: (unit: string) => string): Folded {
  return { ...folded, text: folded.text.split("").map(change).join("") };
}
