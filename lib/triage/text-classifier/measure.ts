/** A row kept aside and how it came out. */
export interface HeldOutRow {
  margins: Float64Array;
  target: Uint8Array;
  /** Share of its words that the others know. */
  known: number;
}

/** One prediction and what was right. */
export interface ScoredPrediction {
  confidence: number;
  right: boolean;
}

/**
 * Expected calibration error: how far stated confidence lies from the share that was right, in ten bins of equal width,
 * weighted by their rows (Naeini et al. 2015). 0 is perfect; null without rows.
 */
export function calibrationError(told: readonly ScoredPrediction[], bins = 10): number | null {
  if (told.length === 0) return null;
  const sums = Array.from({ length: bins }, () => ({ confidence: 0, right: 0 }));
  for (const { confidence, right } of told) {
    const bin = sums[Math.min(bins - 1, Math.floor(confidence * bins))]!;
    bin.confidence += confidence;
    bin.right += right ? 1 : 0;
  }
  return sums.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.right), 0) / told.length;
}

/** Mean over all labels that were meant or said of the F1 of each: rare ones count as much as common ones. 0 to 1. */
export function macroF1(pairs: readonly { meant: string; said: string }[]): number {
  const counts = new Map<string, { both: number; meant: number; said: number }>();
  const of = (label: string) => {
    const known = counts.get(label) ?? { both: 0, meant: 0, said: 0 };
    counts.set(label, known);
    return known;
  };
  for (const { meant, said } of pairs) {
    of(meant).meant++;
    of(said).said++;
    if (meant === said) of(meant).both++;
  }
  const f1 = [...counts.values()].map(({ both, meant, said }) => (2 * both) / (meant + said));
  return f1.reduce((sum, each) => sum + each, 0) / Math.max(1, f1.length);
}
