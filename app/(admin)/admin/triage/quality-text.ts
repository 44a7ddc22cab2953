import { formatCount, formatPercent } from "@/lib/display-text/labels";
import type { TriageProviderName } from "@/lib/domain/triage";
import type { ProviderComparison } from "@/lib/triage-quality/compare-providers";
import type { Share } from "@/lib/triage-quality/share";

export const PROVIDER_LABELS: Record<TriageProviderName, string> = {
  gemini: "Gemini",
  learned: "Own model",
  builtin: "Keyword rules",
  defaults: "Defaults",
};

/** "84%", or a dash if unknown. */
export function formatShareOrDash(share: number | null | undefined): string {
  return share === null || share === undefined ? "–" : formatPercent(share);
}

/** "71–91%": the 95% interval. */
export function formatRange({ low, high }: Share): string {
  return `${Math.round(low * 100)}–${formatPercent(high)}`;
}

/** 0.0834 as "0.08". */
export function formatCalibrationError(error: number | null): string {
  return error === null ? "–" : error.toFixed(2);
}

/** Micros (millionths) as US dollars; small sums get four decimals. */
export function formatCost(micros: number): string {
  const dollars = micros / 1_000_000;
  const maximumFractionDigits = dollars >= 1 ? 2 : 4;
  return `$${dollars.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits })}`;
}

export function formatComparison(comparison: ProviderComparison): string {
  const { made, decided, both, onlyOne, onlyOther, neither } = comparison;
  const [one, other] = [PROVIDER_LABELS[comparison.one], PROVIDER_LABELS[comparison.other]];
  const classified = `${one} and ${other} both classified ${formatCount(made, "ticket")}`;
  if (decided === 0) return `${classified}; none reviewed yet.`;
  const result = onlyOne === onlyOther ? "No difference" : `More accurate: ${onlyOne > onlyOther ? one : other}`;
  return `${classified}. Of ${decided} reviewed, both were right on ${both}, only ${one} on ${onlyOne}, only ${other} on ${onlyOther}, neither on ${neither}. ${result}.`;
}
