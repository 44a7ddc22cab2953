import type { TicketText } from "@/lib/triage/provider";
import { findQuote } from "@/lib/triage/quotes";
import { type Redaction, redactAll } from "./redact";

/** A ticket's text as it may go outside, and the way back for quotes. */
export interface RedactedTicket {
  text: TicketText;
  /** What was redacted beside it, in the same order. */
  beside: string[];
  /**
   * The ticket's own piece that a quote of the redacted text stands for, word for word; undefined where it is no quote.
   * For us alone: what it gives back may hold what was redacted and must never go into a call.
   */
  restoreQuote(quote: string): string | undefined;
}

/** Redacts title, description and what goes out beside them together: the same address has the same mark in all. */
export function redactTicket(text: TicketText, beside: string[] = []): RedactedTicket {
  const [title, description, ...others] = redactAll([text.title ?? "", text.description, ...beside]) as [
    Redaction,
    Redaction,
    ...Redaction[],
  ];
  return {
    text: { title: text.title === null ? null : title.text, description: description.text },
    beside: others.map((other) => other.text),
    restoreQuote: (quote) => restore(text.title ?? "", title, quote) ?? restore(text.description, description, quote),
  };
}

function restore(original: string, { text, pieces }: Redaction, quote: string): string | undefined {
  const said = findQuote({ title: null, description: text }, quote);
  if (said === undefined) return undefined;
  const at = text.indexOf(said);
  const touched = pieces.filter((piece) => piece.at < at + said.length && piece.at + piece.mark.length > at);
  if (touched.some(({ kind }) => kind === "blank")) return undefined;
  const before = pieces.filter((piece) => piece.at + piece.mark.length <= at);
  const [first, last] = [touched[0], touched.at(-1)];
  const start = first && first.at <= at ? first.start : at + shiftOf(before);
  const stop = at + said.length;
  const end = last && last.at + last.mark.length >= stop ? last.end : stop + shiftOf([...before, ...touched]);
  return original.slice(start, end);
}

/** How much longer the original is than the redacted text, up to behind these pieces. */
function shiftOf(pieces: { start: number; end: number; mark: string }[]): number {
  return pieces.reduce((sum, { start, end, mark }) => sum + (end - start) - mark.length, 0);
}
