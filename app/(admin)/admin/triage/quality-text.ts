import { formatProvider } from "@/app/tickets/[id]/_agent/provider-text";
import { formatCount, formatPercent, upperFirst } from "@/lib/display-text/labels";
import type { TriageProviderName } from "@/lib/domain/triage";
import type { ProviderComparison } from "@/lib/triage-quality/compare-providers";
import type { Share } from "@/lib/triage-quality/share";

/** How readers are called where their name begins the line. */
export const PROVIDER_LABELS: Record<TriageProviderName, string> = {
  gemini: "Gemini",
  learned: "Our own model",
  builtin: "Keyword rules",
  defaults: "Defaults",
};

/** "84%", or a dash where nothing is known. */
export function formatShareWithInterval(share: number | null | undefined): string {
  return share === null || share === undefined ? "–" : formatPercent(share);
}

/** "71–91%": where the true share lies in 95 of 100 cases. */
export function formatRange({ low, high }: Share): string {
  return `${Math.round(low * 100)}–${formatPercent(high)}`;
}

/** 0.0834 as "0.08". */
export function formatCalibrationError(error: number | null): string {
  return error === null ? "–" : error.toFixed(2);
}

/** Millionths as US dollars, with as many places as small sums need. */
export function formatCost(micros: number): string {
  const dollars = micros / 1_000_000;
  const most = dollars >= 1 ? 2 : 4;
  return `$${dollars.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: most })}`;
}

/** Which of two readers people agreed with more often. */
export function formatComparison({
  one,
  other,
  made,
  decided,
  both,
  onlyOne,
  onlyOther,
  neither,
}: ProviderComparison): string {
  const [first, second] = [formatProvider(one), formatProvider(other)];
  const read = `${upperFirst(first)} and ${second} both read ${formatCount(made, "ticket")}`;
  if (decided === 0) return `${read}; people have decided none of them yet.`;
  const better = onlyOne === onlyOther ? "neither" : onlyOne > onlyOther ? first : second;
  return `${read}. Of ${decided} decided, both were right on ${both}, only ${first} on ${onlyOne}, only ${second} on ${onlyOther}, none on ${neither}. ${upperFirst(better)} was right more often.`;
}
