import type { Planes } from "./linear";
import type { Vector } from "./vectors";

/** Added to each term's weight in each class: a term never seen in a class is unlikely there, not impossible. */
const SMOOTHING = 0.1;

/**
 * Naive Bayes as planes over the same vectors: the logarithm of how likely each term is in each class (multinomial,
 * on tf-idf weights as in Rennie et al. 2003). Learns from a handful of rows, where planes that separate can't yet.
 */
export function bayesPlanes(
  rows: readonly Vector[],
  targets: readonly Uint8Array[],
  { places, classes }: { places: number; classes: number },
): Planes {
  const weights = new Float32Array(places * classes).fill(SMOOTHING);
  const totals = new Float64Array(classes).fill(SMOOTHING * places);
  const counts = new Float64Array(classes).fill(1);
  rows.forEach(({ terms, weights: values }, row) => {
    for (let k = 0; k < classes; k++) {
      if (!targets[row]![k]) continue;
      counts[k]!++;
      for (let i = 0; i < terms.length; i++) {
        weights[terms[i]! * classes + k]! += values[i]!;
        totals[k]! += values[i]!;
      }
    }
  });
  for (let at = 0; at < weights.length; at++) weights[at] = Math.log(weights[at]! / totals[at % classes]!);
  const all = counts.reduce((sum, count) => sum + count, 0);
  return { classes, weights, bias: Float32Array.from(counts, (count) => Math.log(count / all)) };
}

/** Planes of likeness to one text a class: what an admin wrote about it. A class without words gets none. */
export function likenessPlanes(texts: readonly (Vector | null)[], places: number): Planes {
  const classes = texts.length;
  const weights = new Float32Array(places * classes);
  texts.forEach((text, k) => {
    text?.terms.forEach((term, i) => {
      weights[term * classes + k] = text.weights[i]!;
    });
  });
  return { classes, weights, bias: new Float32Array(classes) };
}
