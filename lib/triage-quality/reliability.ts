import { sumOf, type Tally } from "./tally";

/** The scale of confidence is cut into this many equal bins. */
export const BINS = 10;

/** The decided values with a stated confidence from `from` to below `to`. The last bin also holds 1. */
export interface Bin {
  from: number;
  to: number;
  decided: number;
  /** The mean stated confidence, and the share of values that people kept; null for an empty bin. */
  confidence: number | null;
  kept: number | null;
}

/** The reliability curve: how often people keep values of each stated confidence. Ten bins, lowest first. */
export function binsOf(tallies: readonly Tally[]): Bin[] {
  return Array.from({ length: BINS }, (_, bin) => {
    const inBin = tallies.filter(({ percent }) => binOf(percent) === bin);
    const decided = sumOf(inBin, "decided");
    const mean = (name: "confidence" | "kept") => (decided > 0 ? sumOf(inBin, name) / decided : null);
    return { from: bin / BINS, to: (bin + 1) / BINS, decided, confidence: mean("confidence"), kept: mean("kept") };
  });
}

export function binOf(percent: number): number {
  return Math.min(BINS - 1, Math.floor((percent * BINS) / 100));
}

/**
 * Expected calibration error, 0 (perfect) to 1: the mean distance between confidence and share kept in a bin, weighted
 * by the bin's decided values. Null if there are none. Formula: Guo, Pleiss, Sun and Weinberger, "On Calibration of
 * Modern Neural Networks", ICML 2017, equation 3.
 */
export function binnedCalibrationError(bins: readonly Bin[]): number | null {
  const decided = bins.reduce((all, bin) => all + bin.decided, 0);
  if (decided === 0) return null;
  return bins.reduce((all, bin) => all + bin.decided * Math.abs((bin.confidence ?? 0) - (bin.kept ?? 0)), 0) / decided;
}

/**
 * Brier score, 0 (perfect) to 1: the mean squared distance between confidence and outcome (1 kept, 0 not). Null without
 * decided values. Formula: Brier, "Verification of forecasts expressed in terms of probability", 1950.
 */
export function brierScore(tallies: readonly Tally[]): number | null {
  const decided = sumOf(tallies, "decided");
  return decided === 0 ? null : sumOf(tallies, "squaredError") / decided;
}
