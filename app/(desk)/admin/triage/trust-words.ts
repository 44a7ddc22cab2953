import { count, percent, upperFirst } from "@/app/_ui/words";
import type { TriageProvider } from "@/lib/domain/triage";
import type { Comparison } from "@/lib/trust/compare-readers";
import type { Share } from "@/lib/trust/share";
import { providerWords } from "../../desk-ticket/reader-words";

/** How readers are called where their name begins the line. */
export const READER_WORDS: Record<TriageProvider, string> = {
  gemini: "Gemini",
  learned: "Our own model",
  builtin: "Keyword rules",
  defaults: "Defaults",
};

/** "84%", or a dash where nothing is known. */
export function shareWords(share: number | null | undefined): string {
  return share === null || share === undefined ? "–" : percent(share);
}

/** "71–91%": where the true share lies in 95 of 100 cases. */
export function rangeWords({ low, high }: Share): string {
  return `${Math.round(low * 100)}–${percent(high)}`;
}

/** 0.0834 as "0.08". */
export function errorWords(error: number | null): string {
  return error === null ? "–" : error.toFixed(2);
}

/** Millionths as US dollars, with as many places as small sums need. */
export function costWords(micros: number): string {
  const dollars = micros / 1_000_000;
  const most = dollars >= 1 ? 2 : 4;
  return `$${dollars.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: most })}`;
}

/** Which of two readers people agreed with more often. */
export function comparisonWords({ one, other, made, decided, both, onlyOne, onlyOther, neither }: Comparison): string {
  const [first, second] = [providerWords(one), providerWords(other)];
  const read = `${upperFirst(first)} and ${second} both read ${count(made, "ticket")}`;
  if (decided === 0) return `${read}; people have decided none of them yet.`;
  const better = onlyOne === onlyOther ? "neither" : onlyOne > onlyOther ? first : second;
  return `${read}. Of ${decided} decided, both were right on ${both}, only ${first} on ${onlyOne}, only ${second} on ${onlyOther}, none on ${neither}. ${upperFirst(better)} was right more often.`;
}
