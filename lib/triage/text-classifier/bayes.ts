import type { Planes } from "./linear";
import type { TrainingSamples } from "./samples";

/** Every term counts as seen this often, so that a term without examples is unlikely, but not impossible. */
const SMOOTHING = 0.1;

/**
 * Trains multinomial naive Bayes on tf-idf weights (Rennie et al. 2003) over the rows in `over`. A handful of rows is
 * enough. For kind `many`, each class is compared with all texts of other classes, because a text may have several.
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
  const grandTotal = all.reduce((sum, weight) => sum + weight, 0);
  for (let at = 0; at < weights.length; at++) {
    const k = at % width;
    const place = (at - k) / width;
    const elsewhere = kind === "many" ? (all[place]! - weights[at]!) / (grandTotal - totals[k]!) : 1;
    weights[at] = Math.log(weights[at]! / totals[k]! / elsewhere);
  }
  const rows = kind === "many" ? over.length + 2 : counts.reduce((sum, count) => sum + count, 0);
  const bias = Float32Array.from(counts, (count) => Math.log(count / (kind === "many" ? rows - count : rows)));
  return { classes: width, weights, bias };
}

/** For kind `many`, a text must be at least this similar to a class's description. */
const MIN_SIMILARITY = 0.3;

/** Planes whose margins are the cosine similarity of a text and each class's description. */
export function similarityPlanes({ hints, kind, space, classes }: TrainingSamples): Planes {
  const width = classes.length;
  const weights = new Float32Array(space.idf.length * width);
  hints.forEach((hint, k) => {
    hint?.terms.forEach((term, i) => {
      weights[term * width + k] = hint.weights[i]!;
    });
  });
  return { classes: width, weights, bias: new Float32Array(width).fill(kind === "many" ? -MIN_SIMILARITY : 0) };
}
