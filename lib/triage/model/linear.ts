import { randomFrom, shuffle } from "./random";
import type { Vector } from "./vectors";

/** One separating plane a class: weights by place and class, side by side for each place. */
export interface Planes {
  classes: number;
  weights: Float32Array;
  bias: Float32Array;
}

/** What a training is told. */
export interface LinearOptions {
  places: number;
  classes: number;
  /** How dear a row on the wrong side is; larger follows the rows more closely. By class, so that rare ones can weigh more. */
  cost: Float32Array;
  epochs: number;
  seed: number;
}

/**
 * Trains one plane a class against all others, L2-regularised with squared hinge loss, by dual coordinate descent
 * (Hsieh et al. 2008, the method of LIBLINEAR): it needs no learning rate. `targets`: for each row its classes, one or
 * several. The same rows and seed give the same planes.
 */
export function trainPlanes(rows: readonly Vector[], targets: readonly Uint8Array[], options: LinearOptions): Planes {
  const { places, classes, cost, epochs, seed } = options;
  const weights = new Float32Array(places * classes);
  const bias = new Float32Array(classes);
  const duals = new Float32Array(rows.length * classes);
  const step = new Float64Array(classes);
  const order = Uint32Array.from(rows.keys());
  const random = randomFrom(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    let moved = 0;
    for (const row of order) {
      const { terms, weights: values } = rows[row]!;
      const target = targets[row]!;
      let square = 1;
      for (let k = 0; k < classes; k++) step[k] = bias[k]!;
      for (let i = 0; i < terms.length; i++) {
        const at = terms[i]! * classes;
        const value = values[i]!;
        square += value * value;
        for (let k = 0; k < classes; k++) step[k]! += weights[at + k]! * value;
      }
      let any = false;
      for (let k = 0; k < classes; k++) {
        const side = target[k] ? 1 : -1;
        const slack = 1 / (2 * cost[target[k] ? k : classes]!);
        const dual = duals[row * classes + k]!;
        const next = Math.max(0, dual - (side * step[k]! - 1 + slack * dual) / (square + slack));
        const change = (next - dual) * side;
        step[k] = change;
        if (change === 0) continue;
        any = true;
        duals[row * classes + k] = next;
        bias[k]! += change;
        moved = Math.max(moved, Math.abs(change));
      }
      if (!any) continue;
      for (let i = 0; i < terms.length; i++) {
        const at = terms[i]! * classes;
        const value = values[i]!;
        for (let k = 0; k < classes; k++) weights[at + k]! += step[k]! * value;
      }
    }
    if (moved < 1e-3) break;
  }
  return { classes, weights, bias };
}

/** How far a text lies on each class's side; negative is the other side. */
export function marginsOf({ terms, weights: values }: Vector, { classes, weights, bias }: Planes): Float64Array {
  const margins = Float64Array.from(bias);
  for (let i = 0; i < terms.length; i++) {
    const at = terms[i]! * classes;
    const value = values[i]!;
    for (let k = 0; k < classes; k++) margins[k]! += weights[at + k]! * value;
  }
  return margins;
}
