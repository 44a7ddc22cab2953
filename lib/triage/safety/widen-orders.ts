import type { Range } from "./fold";
import { sentencesOf } from "./sentences";
import { speaksOfAnswers } from "./spoken-orders";

/**
 * An order seldom comes alone: each range grows to the end of its sentence, back to the start of its part of the sentence, and over the
 * sentences beside it that speak of values and answers, with at most one other sentence between.
 */
export function widenOrders(text: string, orders: Range[]): Range[] {
  if (orders.length === 0) return [];
  const sentences = sentencesOf(text);
  const speaks = sentences.map(() => undefined as boolean | undefined);
  const isBeside = (i: number) => {
    const sentence = sentences[i];
    if (!sentence) return false;
    speaks[i] ??= speaksOfAnswers(text.slice(sentence.start, sentence.end));
    return speaks[i];
  };
  return orders.flatMap((order) => {
    const first = sentences.findLastIndex(({ start }) => start <= order.start);
    const last = sentences.findLastIndex(({ start }) => start < order.end);
    if (first < 0) return [order];
    let [from, to] = [first, last];
    while (isBeside(from - 1)) from--;
    while (isBeside(to + 1) || (isBeside(to + 2) && isSameBlock(text, sentences[to]!, sentences[to + 2]!))) to++;
    const start = from < first ? sentences[from]!.start : startOfClause(text, sentences[first]!.start, order.start);
    return [{ start, end: Math.max(order.end, sentences[to]!.end) }];
  });
}

function isSameBlock(text: string, one: Range, other: Range): boolean {
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
