import { sumOf, type Tally } from "./tally";

/** The share of values that a threshold would have applied automatically, and the share of them that people kept. */
export interface CoveragePoint {
  /** 0 to 1. */
  threshold: number;
  /** The share of the decided values whose confidence reaches the threshold. */
  coverage: number;
  /** The share of the values above the threshold that people kept. */
  accuracy: number;
}

/** One point for each whole percent of confidence that occurs, highest first. Coverage rises from point to point. */
export function accuracyAtCoverage(tallies: readonly Tally[]): CoveragePoint[] {
  const all = sumOf(tallies, "decided");
  let decided = 0;
  let kept = 0;
  return tallies
    .filter((tally) => tally.decided > 0)
    .sort((a, b) => b.percent - a.percent)
    .map((tally) => {
      decided += tally.decided;
      kept += tally.kept;
      return { threshold: tally.percent / 100, coverage: decided / all, accuracy: kept / decided };
    });
}
