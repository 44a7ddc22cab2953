/**
 * Decisions whose confidence has the same whole per cent, counted together: what the database counts and every figure
 * is made from. The sums are exact, so nothing is lost but the order.
 */
export interface Tally {
  /** 0 to 100, rounded down. */
  percent: number;
  decided: number;
  kept: number;
  /** Sum of the confidences. */
  confidence: number;
  /** Sum of the squared distances between confidence and what came of it (1 kept, 0 not). */
  squaredError: number;
}

/** The per cent that a confidence is counted under. */
export function percentOf(confidence: number): number {
  // 0.29 * 100 is 28.999…: a millionth is far below what a reader states.
  return Math.min(100, Math.max(0, Math.floor(confidence * 100 + 1e-6)));
}

/** Two counts of the same per cent, or of one bin, as one. */
export function addToTally(one: Tally, other: Tally): Tally {
  return {
    percent: Math.min(one.percent, other.percent),
    decided: one.decided + other.decided,
    kept: one.kept + other.kept,
    confidence: one.confidence + other.confidence,
    squaredError: one.squaredError + other.squaredError,
  };
}
