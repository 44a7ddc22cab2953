/** A share with its 95% confidence interval. */
export interface Share {
  share: number;
  low: number;
  high: number;
}

/** The normal distribution's quantile for 95%. */
const Z = 1.959964;

/** The share `kept` / `decided` with its 95% interval, also valid for few or extreme counts; null without decisions.
 * Formula: Wilson, "Probable inference, the law of succession, and statistical inference", 1927. */
export function shareWithInterval(kept: number, decided: number): Share | null {
  if (decided === 0) return null;
  const share = kept / decided;
  const spread = 1 + Z ** 2 / decided;
  const middle = (share + Z ** 2 / (2 * decided)) / spread;
  const half = (Z / spread) * Math.sqrt((share * (1 - share)) / decided + Z ** 2 / (4 * decided ** 2));
  return { share, low: Math.max(0, Math.min(share, middle - half)), high: Math.min(1, Math.max(share, middle + half)) };
}
