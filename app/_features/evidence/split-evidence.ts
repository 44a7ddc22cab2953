import type { Source } from "@/lib/domain/ticket";

/** Words from a requester's text that support the value of `field`. */
export interface Quote {
  text: string;
  field: string;
  /** Default: "ai". */
  source?: Source;
}

export interface Piece {
  text: string;
  start: number;
  /** The fields whose quotes contain this piece. */
  fields: string[];
  source: Source;
}

/**
 * Splits a text where quotes begin and end. Only the first occurrence of a quote counts; a quote that is not in the
 * text is ignored. Where quotes overlap, the piece belongs to all their fields.
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

export function isQuoted(text: string, quote: string): boolean {
  return quote !== "" && text.includes(quote);
}
