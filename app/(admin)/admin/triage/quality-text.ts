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

/** 0.843 as "84%"; a dash if the share is unknown. */
export function formatShareOrDash(share: number | null | undefined): string {
  return share === null || share === undefined ? "–" : formatPercent(share);
}

/** The 95% interval of a share: "71–91%". */
export function formatRange({ low, high }: Share): string {
  return `${Math.round(low * 100)}–${formatPercent(high)}`;
}

/** A calibration error of 0.0834 as "0.08"; a dash if it is unknown. */
export function formatCalibrationError(error: number | null): string {
  return error === null ? "–" : error.toFixed(2);
}

/** Millionths of a US dollar as dollars: "$1.25". Sums below one dollar have up to four decimals. */
export function formatCost(micros: number): string {
  const dollars = micros / 1_000_000;
  const maximumFractionDigits = dollars >= 1 ? 2 : 4;
  return `$${dollars.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits })}`;
}

/** Sentences that say which of two providers was right more often on the same tickets. */
export function formatComparison(comparison: ProviderComparison): string {
  const { made, decided, both, onlyOne, onlyOther, neither } = comparison;
  const [one, other] = [PROVIDER_LABELS[comparison.one], PROVIDER_LABELS[comparison.other]];
  const classified = `${one} and ${other} both classified ${formatCount(made, "ticket")}`;
  if (decided === 0) return `${classified}. People have not reviewed any of them yet.`;
  const result = onlyOne === onlyOther ? "No difference" : `More accurate: ${onlyOne > onlyOther ? one : other}`;
  return `${classified}. Of ${decided} reviewed, both were right on ${both}, only ${one} on ${onlyOne}, only ${other} on ${onlyOther}, neither on ${neither}. ${result}.`;
}
