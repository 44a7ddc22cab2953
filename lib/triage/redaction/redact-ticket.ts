import type { TicketText } from "@/lib/triage/provider";
import { findQuote } from "@/lib/triage/quotes";
import { type Redaction, redactAll } from "./redact";

/** A redacted ticket. `restoreQuote` turns a quote of it into the original words. */
export interface RedactedTicket {
  text: TicketText;
  extraTexts: string[];
  /** Undefined if the redacted ticket lacks the quote. Never send the original words: they may hold secrets. */
  restoreQuote(quote: string): string | undefined;
}

/** Redacts title, description and extra texts. In all of them, the same email address gets the same mark. */
export function redactTicket(text: TicketText, extraTexts: string[] = []): RedactedTicket {
  const [title, description, ...others] = redactAll([text.title ?? "", text.description, ...extraTexts]);
  return {
    text: { title: text.title === null ? null : title!.text, description: description!.text },
    extraTexts: others.map((other) => other.text),
    restoreQuote: (quote) => restore(text.title ?? "", title!, quote) ?? restore(text.description, description!, quote),
  };
}

function restore(original: string, { text, pieces }: Redaction, quote: string): string | undefined {
  const redacted = findQuote({ title: null, description: text }, quote);
  if (redacted === undefined) return undefined;
  const at = text.indexOf(redacted);
  const touched = pieces.filter((piece) => piece.at < at + redacted.length && piece.at + piece.mark.length > at);
  if (touched.some(({ kind }) => kind === "blank")) return undefined;
  const before = pieces.filter((piece) => piece.at + piece.mark.length <= at);
  const [first, last] = [touched[0], touched.at(-1)];
  const start = first && first.at <= at ? first.start : at + shiftOf(before);
  const stop = at + redacted.length;
  const end = last && last.at + last.mark.length >= stop ? last.end : stop + shiftOf([...before, ...touched]);
  return original.slice(start, end);
}

/** How many more characters the original pieces have than their marks. */
function shiftOf(pieces: { start: number; end: number; mark: string }[]): number {
  return pieces.reduce((sum, { start, end, mark }) => sum + (end - start) - mark.length, 0);
}
