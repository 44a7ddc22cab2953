import { cutWhole } from "@/lib/text/plain-text";
import type { TicketText } from "./provider";

/** Longer than this is no quote any more, in characters. */
const MAX_QUOTE = 300;
/** A letter or two stand in every text and prove nothing. */
const MIN_QUOTE = 3;

/** The piece of title or description that a quote repeats, white space aside; undefined when it is not there word for word. */
export function findQuote({ title, description }: TicketText, quote: string): string | undefined {
  const words = cutWhole(quote.trim(), MAX_QUOTE).split(/\s+/);
  if (words.join("").length < MIN_QUOTE) return undefined;
  const pattern = new RegExp(words.map(literally).join("\\s+"), "u");
  return pattern.exec(title ?? "")?.[0] ?? pattern.exec(description)?.[0];
}

function literally(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
