import type { Vector } from "./vectors";

/** One separating plane per class: for each place, the weights of all classes side by side. */
export interface Planes {
  classes: number;
  weights: Float32Array;
  bias: Float32Array;
}

export function marginsOf({ terms, weights: values }: Vector, { classes, weights, bias }: Planes): Float64Array {
  const margins = Float64Array.from(bias);
  for (let i = 0; i < terms.length; i++) {
    const at = terms[i]! * classes;
    const value = values[i]!;
    for (let k = 0; k < classes; k++) margins[k]! += weights[at + k]! * value;
  }
  return margins;
}
