/** Sums over the values with a person's decision and the same whole percent of stated confidence. */
export interface Tally {
  /** 0 to 100, rounded down. */
  percent: number;
  decided: number;
  kept: number;
  confidence: number;
  /** The sum of the squared distances between confidence and outcome (1 kept, 0 not). */
  squaredError: number;
}

/** A confidence as whole percent, rounded down. */
export function percentOf(confidence: number): number {
  // 0.29 * 100 is 28.999…, so add a little before rounding down.
  return Math.min(100, Math.max(0, Math.floor(confidence * 100 + 1e-6)));
}

export function sumOf(tallies: readonly Tally[], name: Exclude<keyof Tally, "percent">): number {
  return tallies.reduce((all, tally) => all + tally[name], 0);
}

export function addToTally(one: Tally, other: Tally): Tally {
  return {
    percent: Math.min(one.percent, other.percent),
    decided: one.decided + other.decided,
    kept: one.kept + other.kept,
    confidence: one.confidence + other.confidence,
    squaredError: one.squaredError + other.squaredError,
  };
}
