import type { TextRange } from "@/lib/text/fold";
import { mergeRanges, sentencesOf } from "@/lib/text/sentences";
import { speaksOfAnswers } from "./plain-instructions";

/**
 * An order seldom comes alone: each range grows to the end of its sentence, back to the start of its part of the sentence,
 * and over the sentences beside it that speak of values and answers, with at most one other sentence between. Expects
 * ranges in order that don't overlap, and gives such.
 */
export function widenInstructions(text: string, orders: TextRange[]): TextRange[] {
  if (orders.length === 0) return [];
  const sentences = sentencesOf(text);
  const isBeside = (i: number) => {
    const sentence = sentences[i];
    return sentence !== undefined && speaksOfAnswers(text.slice(sentence.start, sentence.end));
  };
  const wide: TextRange[] = [];
  let [first, free] = [0, 0];
  for (const order of orders) {
    if (order.end <= free) continue;
    while (first + 1 < sentences.length && sentences[first + 1]!.start <= order.start) first++;
    let [from, to] = [first, first];
    while (to + 1 < sentences.length && sentences[to + 1]!.start < order.end) to++;
    while (from > 0 && sentences[from - 1]!.start >= free && isBeside(from - 1)) from--;
    while (isBeside(to + 1) || (isBeside(to + 2) && isSameBlock(text, sentences[to]!, sentences[to + 2]!))) to++;
    const start = from < first ? sentences[from]!.start : startOfClause(text, sentences[first]!.start, order.start);
    free = Math.max(order.end, sentences[to]!.end);
    wide.push({ start: Math.min(start, order.start), end: free });
  }
  return mergeRanges(wide);
}

function isSameBlock(text: string, one: TextRange, other: TextRange): boolean {
  return !/\n\s*\n/.test(text.slice(one.end, other.start));
}

/** The words before a comma belong to the ticket. */
function startOfClause(text: string, from: number, at: number): number {
  const before = text.slice(from, at);
  const sign = Math.max(...[", ", "; ", ": ", " - ", " (", "，", "、", "،"].map((each) => ends(before, each)));
  return from + Math.max(0, sign);
}

function ends(text: string, sign: string): number {
  const at = text.lastIndexOf(sign);
  return at < 0 ? -1 : at + sign.length;
}
