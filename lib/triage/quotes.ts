import { cutWhole } from "@/lib/text/plain-text";
import type { TicketText } from "./provider";

const MAX_QUOTE = 300;
/** Quotes with fewer characters occur in almost every text. */
const MIN_QUOTE = 3;

/** Finds the piece of the ticket that equals a quote apart from white space; undefined if there is none. */
export function findQuote({ title, description }: TicketText, quote: string): string | undefined {
  const words = cutWhole(quote.trim(), MAX_QUOTE).split(/\s+/);
  if (words.join("").length < MIN_QUOTE) return undefined;
  const pattern = new RegExp(words.map(escapeRegExp).join("\\s+"), "u");
  return pattern.exec(title ?? "")?.[0] ?? pattern.exec(description)?.[0];
}

function escapeRegExp(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
