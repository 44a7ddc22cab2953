/** A share from 0 to 1 with the limits of its 95% confidence interval. */
export interface Share {
  share: number;
  low: number;
  high: number;
}

/** 95% of a normal distribution lie within this many standard deviations. */
const Z = 1.959964;

/**
 * The share `kept` / `decided` with an interval that also holds for small numbers and shares near 0 or 1. Null if
 * `decided` is 0. Formula: Wilson, "Probable inference, the law of succession, and statistical inference", 1927.
 */
export function shareWithInterval(kept: number, decided: number): Share | null {
  if (decided === 0) return null;
  const share = kept / decided;
  const spread = 1 + Z ** 2 / decided;
  const middle = (share + Z ** 2 / (2 * decided)) / spread;
  const half = (Z / spread) * Math.sqrt((share * (1 - share)) / decided + Z ** 2 / (4 * decided ** 2));
  return { share, low: Math.max(0, Math.min(share, middle - half)), high: Math.min(1, Math.max(share, middle + half)) };
}
