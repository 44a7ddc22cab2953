/** Shares that add up to one: softmax of scores at a temperature. */
export function sharesOf(scores: ArrayLike<number>, temperature: number): Float64Array {
  const shares = Float64Array.from(scores);
  const most = Math.max(...shares);
  let sum = 0;
  for (let k = 0; k < shares.length; k++) sum += shares[k] = Math.exp((shares[k]! - most) / temperature);
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

/**
 * The temperature at which held-out rows are least surprising (Guo et al. 2017, "On Calibration of Modern Neural
 * Networks"): `surprise` is the mean negative log likelihood at a temperature. Tries 0.03 to 3 in steps of 4%; 1 where none is
 * better.
 */
export function fitTemperature(surprise: (temperature: number) => number): number {
  let best = { temperature: 1, surprise: surprise(1) };
  for (let temperature = 0.03; temperature < 3; temperature *= 1.04) {
    const found = surprise(temperature);
    if (found < best.surprise) best = { temperature, surprise: found };
  }
  return best.temperature;
}
