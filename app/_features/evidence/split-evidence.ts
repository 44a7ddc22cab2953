import type { Source } from "@/lib/domain/ticket";

/** An exact piece of a text that a value rests on; `field` names the value: "category". */
export interface Quote {
  text: string;
  field: string;
  /** Who found it: the mark is drawn like the value's own line. AI unless said. */
  source?: Source;
}

export interface Piece {
  text: string;
  start: number;
  /** The values that rest on this piece; empty for plain text. */
  fields: string[];
  source: Source;
}

/**
 * Cuts a text at the edges of its quotes. The pieces put together are the text, character for character. A quote is
 * marked where it first occurs; one that occurs nowhere is left out, and overlapping ones share their common piece.
 */
export function splitEvidence(text: string, quotes: readonly Quote[]): Piece[] {
  const spans = quotes.flatMap((quote) => {
    const start = quote.text === "" ? -1 : text.indexOf(quote.text);
    return start < 0 ? [] : [{ ...quote, start, end: start + quote.text.length }];
  });
  const edges = new Set([0, text.length, ...spans.flatMap((span) => [span.start, span.end])]);
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? text.length;
    const covering = spans.filter((span) => span.start <= start && span.end >= end);
    const fields = [...new Set(covering.map((span) => span.field))];
    return { text: text.slice(start, end), start, fields, source: covering[0]?.source ?? "ai" };
  });
}

/** True where the text holds the quote; only then may a value point to it. */
export function isQuoted(text: string, quote: string): boolean {
  return quote !== "" && text.includes(quote);
}
