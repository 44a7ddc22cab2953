import type { Vector } from "./vectors";

/** One separating plane for each class. `weights` has, for one term after the other, the weights of all classes. */
export interface Planes {
  classes: number;
  weights: Float32Array;
  bias: Float32Array;
}

/** The margin of a text for each class: positive on the class's side of its plane. */
export function marginsOf({ terms, weights: values }: Vector, { classes, weights, bias }: Planes): Float64Array {
  const margins = Float64Array.from(bias);
  for (let i = 0; i < terms.length; i++) {
    const at = terms[i]! * classes;
    const value = values[i]!;
    for (let k = 0; k < classes; k++) margins[k]! += weights[at + k]! * value;
  }
  return margins;
}
