import type { Tally } from "./tally";

/** Number of equal bins of a reliability curve. */
export const BINS = 10;

/** Decisions with a confidence in one tenth of the scale; the last bin includes 1. */
export interface Bin {
  from: number;
  to: number;
  decided: number;
  /** Mean stated confidence and share kept; null for an empty bin. */
  confidence: number | null;
  kept: number | null;
}

/** The reliability curve: ten bins, lowest first, including empty ones. */
export function binsOf(tallies: readonly Tally[]): Bin[] {
  return Array.from({ length: BINS }, (_, bin) => {
    const inBin = tallies.filter(({ percent }) => binOf(percent) === bin);
    const decided = sum(inBin, "decided");
    const mean = (name: "confidence" | "kept") => (decided > 0 ? sum(inBin, name) / decided : null);
    return { from: bin / BINS, to: (bin + 1) / BINS, decided, confidence: mean("confidence"), kept: mean("kept") };
  });
}

export function binOf(percent: number): number {
  return Math.min(BINS - 1, Math.floor((percent * BINS) / 100));
}

/** Expected calibration error, 0 (perfect) to 1: the mean distance between confidence and share kept over the bins,
 * weighted by their decisions. Null without decisions. Formula: Guo, Pleiss, Sun and Weinberger, "On Calibration of
 * Modern Neural Networks", ICML 2017, equation 3. */
export function binnedCalibrationError(bins: readonly Bin[]): number | null {
  const decided = bins.reduce((all, bin) => all + bin.decided, 0);
  if (decided === 0) return null;
  return bins.reduce((all, bin) => all + bin.decided * Math.abs((bin.confidence ?? 0) - (bin.kept ?? 0)), 0) / decided;
}

/** Mean squared distance between confidence and outcome, 0 (perfect) to 1. Null without decisions. Formula: Brier,
 * "Verification of forecasts expressed in terms of probability", 1950, for two outcomes. */
export function brierScore(tallies: readonly Tally[]): number | null {
  const decided = sum(tallies, "decided");
  return decided === 0 ? null : sum(tallies, "squaredError") / decided;
}

function sum(tallies: readonly Tally[], name: "decided" | "kept" | "confidence" | "squaredError"): number {
  return tallies.reduce((all, tally) => all + tally[name], 0);
}
