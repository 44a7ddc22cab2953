/** A share of a count, with the range in which the true one lies in 95 of 100 cases. */
export interface Share {
  share: number;
  low: number;
  high: number;
}

/** Of the normal distribution, for 95%. */
const Z = 1.959964;

/**
 * The share `kept` of `decided` with its 95% interval; null where nothing was decided. It stays sensible for few and
 * for all or none kept. Formula: Wilson, "Probable inference, the law of succession, and statistical inference", 1927.
 */
export function shareWithInterval(kept: number, decided: number): Share | null {
  if (decided === 0) return null;
  const share = kept / decided;
  const spread = 1 + Z ** 2 / decided;
  const middle = (share + Z ** 2 / (2 * decided)) / spread;
  const half = (Z / spread) * Math.sqrt((share * (1 - share)) / decided + Z ** 2 / (4 * decided ** 2));
  return { share, low: Math.max(0, Math.min(share, middle - half)), high: Math.min(1, Math.max(share, middle + half)) };
}
