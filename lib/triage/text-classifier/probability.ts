/** The softmax of scores at a temperature: shares that add up to 1. */
export function sharesOf(scores: ArrayLike<number>, temperature: number): Float64Array {
  const shares = new Float64Array(scores.length);
  const most = scores[placeOfMost(scores)] ?? 0;
  let sum = 0;
  for (let k = 0; k < shares.length; k++) sum += shares[k] = Math.exp((scores[k]! - most) / temperature);
  for (let k = 0; k < shares.length; k++) shares[k]! /= sum;
  return shares;
}

/** The logistic function of a score at a temperature: a probability. */
export function chanceOf(score: number, temperature: number): number {
  return 1 / (1 + Math.exp(-score / temperature));
}

/** The index of the greatest score; of equal ones, the first. */
export function placeOfMost(scores: ArrayLike<number>): number {
  let best = 0;
  for (let k = 1; k < scores.length; k++) if (scores[k]! > scores[best]!) best = k;
  return best;
}

const [COLDEST, HOTTEST, PRECISION] = [0.03, 3, 1.01];

/**
 * Finds the temperature with the least `surprise`, to 1%, by golden-section search; 1 if that is better (Guo et al.
 * 2017, "On Calibration of Modern Neural Networks"). `surprise`, the mean negative log likelihood, has one minimum.
 */
export function fitTemperature(surprise: (temperature: number) => number): number {
  const at = (logarithm: number) => surprise(Math.exp(logarithm));
  let [low, high] = [Math.log(COLDEST), Math.log(HOTTEST)];
  const golden = (Math.sqrt(5) - 1) / 2;
  let [left, right] = [high - golden * (high - low), low + golden * (high - low)];
  let [leftSurprise, rightSurprise] = [at(left), at(right)];
  while (high - low > Math.log(PRECISION)) {
    if (leftSurprise <= rightSurprise) {
      [high, right, rightSurprise] = [right, left, leftSurprise];
      left = high - golden * (high - low);
      leftSurprise = at(left);
    } else {
      [low, left, leftSurprise] = [left, right, rightSurprise];
      right = low + golden * (high - low);
      rightSurprise = at(right);
    }
  }
  const best = Math.exp((low + high) / 2);
  return surprise(best) < surprise(1) ? best : 1;
}
