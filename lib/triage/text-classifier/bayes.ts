import type { Planes } from "./linear";
import type { TrainingSamples } from "./samples";

/** Added to each term's weight in each class: a term never seen in a class is unlikely there, not impossible. */
const SMOOTHING = 0.1;

/**
 * Naive Bayes as planes over the same vectors: the logarithm of how likely each term is in each class (multinomial,
 * on tf-idf weights as in Rennie et al. 2003). Learns from a handful of rows, where planes that separate can't yet. Of
 * kind `many` against how likely it is elsewhere, since there classes are no rivals.
 */
export function bayesPlanes({ vectors, targets, kind, space, classes }: TrainingSamples, over: Uint32Array): Planes {
  const width = classes.length;
  const weights = new Float32Array(space.idf.length * width).fill(SMOOTHING);
  const all = new Float64Array(space.idf.length).fill(2 * SMOOTHING);
  const counts = new Float64Array(width).fill(1);
  for (const row of over) {
    const { terms, weights: values } = vectors[row]!;
    const target = targets[row]!;
    for (let i = 0; i < terms.length; i++) all[terms[i]!]! += values[i]!;
    for (let k = 0; k < width; k++) {
      if (!target[k]) continue;
      counts[k]!++;
      for (let i = 0; i < terms.length; i++) weights[terms[i]! * width + k]! += values[i]!;
    }
  }
  const totals = new Float64Array(width);
  for (let at = 0; at < weights.length; at++) totals[at % width]! += weights[at]!;
  const whole = all.reduce((sum, weight) => sum + weight, 0);
  for (let at = 0; at < weights.length; at++) {
    const k = at % width;
    const place = (at - k) / width;
    const elsewhere = kind === "many" ? (all[place]! - weights[at]!) / (whole - totals[k]!) : 1;
    weights[at] = Math.log(weights[at]! / totals[k]! / elsewhere);
  }
  const rows = kind === "many" ? over.length + 2 : counts.reduce((sum, count) => sum + count, 0);
  const bias = Float32Array.from(counts, (count) => Math.log(count / (kind === "many" ? rows - count : rows)));
  return { classes: width, weights, bias };
}

/** Of kind `many`: so much of a text has to be like what was written about a class. */
const LIKE_ENOUGH = 0.3;

/** Planes of likeness to what an admin wrote about each class. A class without words gets none. */
export function likenessPlanes({ hints, kind, space, classes }: TrainingSamples): Planes {
  const width = classes.length;
  const weights = new Float32Array(space.idf.length * width);
  hints.forEach((hint, k) => {
    hint?.terms.forEach((term, i) => {
      weights[term * width + k] = hint.weights[i]!;
    });
  });
  return { classes: width, weights, bias: new Float32Array(width).fill(kind === "many" ? -LIKE_ENOUGH : 0) };
}
