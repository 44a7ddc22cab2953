import type { Tally } from "./tally";

/** What a threshold would have applied automatically, and how much of that people kept. */
export interface CoveragePoint {
  threshold: number;
  /** Share of all decided values that reach the threshold. */
  coverage: number;
  accuracy: number;
}

/** Accuracy at coverage: one point per percent of confidence, from the highest down. Coverage never falls. */
export function accuracyAtCoverage(tallies: readonly Tally[]): CoveragePoint[] {
  const all = tallies.reduce((total, { decided }) => total + decided, 0);
  let decided = 0;
  let kept = 0;
  return [...tallies]
    .filter((tally) => tally.decided > 0)
    .sort((a, b) => b.percent - a.percent)
    .map((tally) => {
      decided += tally.decided;
      kept += tally.kept;
      return { threshold: tally.percent / 100, coverage: decided / all, accuracy: kept / decided };
    });
}
