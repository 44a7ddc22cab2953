import type { Tally } from "./tally";

/** How many bins of equal width a reliability curve has. */
export const BINS = 10;

/** Decisions whose confidence lies in one tenth of the scale; the last bin holds 1 too. */
export interface Bin {
  from: number;
  to: number;
  decided: number;
  /** Mean stated confidence and share kept; null where nothing was decided. */
  confidence: number | null;
  kept: number | null;
}

/** The reliability curve: ten bins, also the empty ones, lowest first. */
export function binsOf(tallies: readonly Tally[]): Bin[] {
  return Array.from({ length: BINS }, (_, at) => {
    const mine = tallies.filter(({ percent }) => binOf(percent) === at);
    const decided = sum(mine, "decided");
    const mean = (name: "confidence" | "kept") => (decided > 0 ? sum(mine, name) / decided : null);
    return { from: at / BINS, to: (at + 1) / BINS, decided, confidence: mean("confidence"), kept: mean("kept") };
  });
}

/** Which of the bins a whole per cent falls into. */
export function binOf(percent: number): number {
  return Math.min(BINS - 1, Math.floor((percent * BINS) / 100));
}

/**
 * Expected calibration error, 0 (what is stated is what happens) to 1: the mean over the bins of the distance between
 * mean confidence and share kept, weighted by how many decisions a bin holds. Null where nothing was decided.
 * Formula: Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks", ICML 2017, equation 3.
 */
export function binnedCalibrationError(bins: readonly Bin[]): number | null {
  const decided = bins.reduce((all, bin) => all + bin.decided, 0);
  if (decided === 0) return null;
  return bins.reduce((all, bin) => all + bin.decided * Math.abs((bin.confidence ?? 0) - (bin.kept ?? 0)), 0) / decided;
}

/**
 * Mean squared distance between confidence and outcome, 0 (always sure, always right) to 1. Null where nothing was
 * decided. Formula: Brier, "Verification of forecasts expressed in terms of probability", 1950, for two outcomes.
 */
export function brierScore(tallies: readonly Tally[]): number | null {
  const decided = sum(tallies, "decided");
  return decided === 0 ? null : sum(tallies, "squaredError") / decided;
}

function sum(tallies: readonly Tally[], name: "decided" | "kept" | "confidence" | "squaredError"): number {
  return tallies.reduce((all, tally) => all + tally[name], 0);
}
