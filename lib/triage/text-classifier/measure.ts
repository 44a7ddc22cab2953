/** What a model that was not trained on a row predicts for it. */
export interface HeldOutRow {
  margins: Float64Array;
  target: Uint8Array;
  known: number;
}

export interface ScoredPrediction {
  confidence: number;
  right: boolean;
}

/** Expected calibration error over equal bins (Naeini et al. 2015), 0 (perfect) to 1. Null without predictions. */
export function calibrationError(predictions: readonly ScoredPrediction[], bins = 10): number | null {
  if (predictions.length === 0) return null;
  const sums = Array.from({ length: bins }, () => ({ confidence: 0, right: 0 }));
  for (const { confidence, right } of predictions) {
    const bin = sums[Math.min(bins - 1, Math.floor(confidence * bins))]!;
    bin.confidence += confidence;
    bin.right += right ? 1 : 0;
  }
  return sums.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.right), 0) / predictions.length;
}

/** The mean F1 score of the labels, 0 to 1: each label counts the same, however rare it is. */
export function macroF1(pairs: readonly { actual: string; predicted: string }[]): number {
  const counts = new Map<string, { both: number; actual: number; predicted: number }>();
  const of = (label: string) => {
    const known = counts.get(label) ?? { both: 0, actual: 0, predicted: 0 };
    counts.set(label, known);
    return known;
  };
  for (const { actual, predicted } of pairs) {
    of(actual).actual++;
    of(predicted).predicted++;
    if (actual === predicted) of(actual).both++;
  }
  const f1 = [...counts.values()].map(({ both, actual, predicted }) => (2 * both) / (actual + predicted));
  return f1.reduce((sum, each) => sum + each, 0) / Math.max(1, f1.length);
}
