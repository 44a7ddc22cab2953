/** Shares that add up to one: softmax of scores at a temperature. */
export function sharesOf(scores: ArrayLike<number>, temperature: number): Float64Array {
  const shares = new Float64Array(scores.length);
  const most = scores[placeOfMost(scores)] ?? 0;
  let sum = 0;
  for (let k = 0; k < shares.length; k++) sum += shares[k] = Math.exp((scores[k]! - most) / temperature);
  for (let k = 0; k < shares.length; k++) shares[k]! /= sum;
  return shares;
}

/** One probability by itself: logistic function of a score at a temperature. */
export function chanceOf(score: number, temperature: number): number {
  return 1 / (1 + Math.exp(-score / temperature));
}

/** The place of the greatest; 0 where all are equal. */
export function placeOfMost(scores: ArrayLike<number>): number {
  let best = 0;
  for (let k = 1; k < scores.length; k++) if (scores[k]! > scores[best]!) best = k;
  return best;
}

/** Temperatures that are looked among, and how near to the best one is near enough, as a factor. */
const [COLDEST, HOTTEST, NEAR] = [0.03, 3, 1.01];

/**
 * The temperature at which held-out rows are least surprising (Guo et al. 2017, "On Calibration of Modern Neural
 * Networks"): `surprise` is the mean negative log likelihood at a temperature. It has one valley, so the golden section
 * finds it, to 1%; 1 where none is better.
 */
export function fitTemperature(surprise: (temperature: number) => number): number {
  const at = (logarithm: number) => surprise(Math.exp(logarithm));
  let [low, high] = [Math.log(COLDEST), Math.log(HOTTEST)];
  const golden = (Math.sqrt(5) - 1) / 2;
  let [left, right] = [high - golden * (high - low), low + golden * (high - low)];
  let [leftFound, rightFound] = [at(left), at(right)];
  while (high - low > Math.log(NEAR)) {
    if (leftFound <= rightFound) {
      [high, right, rightFound] = [right, left, leftFound];
      left = high - golden * (high - low);
      leftFound = at(left);
    } else {
      [low, left, leftFound] = [left, right, rightFound];
      right = low + golden * (high - low);
      rightFound = at(right);
    }
  }
  const best = Math.exp((low + high) / 2);
  return surprise(best) < surprise(1) ? best : 1;
}
