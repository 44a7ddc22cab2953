import type { Planes } from "./linear";
import { randomFrom, shuffle } from "./random";
import type { Vector } from "./vectors";

export interface TrainingRows {
  vectors: readonly Vector[];
  /** For each row and class: 1 if the row has the class, 0 if not. */
  targets: readonly Uint8Array[];
}

/** The state of a training. It may continue with other rows or costs, which is faster than a new start. */
export interface Descent {
  planes: Planes;
  /** One number for each row and class: how much the row shapes the class's plane. 0 if not trained on the row. */
  duals: Float32Array;
}

export interface DescentOptions {
  /** The rows to train on. The `duals` of other rows stay as they are. */
  over: Uint32Array;
  /** The costs of a row on the wrong side of a plane: one for each class, then one for rows without the class. */
  cost: Float32Array;
  epochs: number;
  seed: number;
}

/** The state before the first row: all zero. `places` is the number of terms. */
export function startDescent(rows: number, places: number, classes: number): Descent {
  const planes = { classes, weights: new Float32Array(places * classes), bias: new Float32Array(classes) };
  return { planes, duals: new Float32Array(rows * classes) };
}

/** Training ends after a round in which no dual changed by this much. */
const CONVERGED = 0.01;
/** The first two rounds and every third round visit all classes, other rounds only classes whose dual is not 0. */
const VISIT_ALL_EVERY = 3;

/** Trains one plane for each class in place: squared hinge loss, dual coordinate descent (Hsieh et al. 2008). */
export function descend({ planes, duals }: Descent, { vectors, targets }: TrainingRows, options: DescentOptions): void {
  const { classes, weights, bias } = planes;
  const { cost, epochs, seed } = options;
  const order = options.over.slice();
  const random = randomFrom(seed);
  const active = new Uint16Array(duals.length);
  const activeCounts = new Uint16Array(targets.length);
  const visited = new Uint16Array(classes);
  const step = new Float64Array(classes);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    const visitsAll = epoch < 2 || epoch % VISIT_ALL_EVERY === 0;
    let largestChange = 0;
    for (let o = 0; o < order.length; o++) {
      const row = order[o]!;
      const { terms, weights: values } = vectors[row]!;
      const target = targets[row]!;
      const first = row * classes;
      const count = visitsAll ? classes : activeCounts[row]!;
      for (let j = 0; j < count; j++) visited[j] = visitsAll ? j : active[first + j]!;
      for (let j = 0; j < count; j++) step[j] = bias[visited[j]!]!;
      let square = 1;
      for (let i = 0; i < terms.length; i++) {
        const at = terms[i]! * classes;
        const value = values[i]!;
        square += value * value;
        if (count === classes) for (let k = 0; k < classes; k++) step[k]! += weights[at + k]! * value;
        else for (let j = 0; j < count; j++) step[j]! += weights[at + visited[j]!]! * value;
      }
      let changed = 0;
      let activeCount = 0;
      for (let j = 0; j < count; j++) {
        const k = visited[j]!;
        const side = target[k] ? 1 : -1;
        const slack = 1 / (2 * cost[target[k] ? k : classes]!);
        const dual = duals[first + k]!;
        const next = Math.max(0, dual - (side * step[j]! - 1 + slack * dual) / (square + slack));
        if (next > 0) active[first + activeCount++] = k;
        const change = (next - dual) * side;
        if (change === 0) continue;
        duals[first + k] = next;
        bias[k]! += change;
        largestChange = Math.max(largestChange, Math.abs(change));
        visited[changed] = k;
        step[changed++] = change;
      }
      activeCounts[row] = activeCount;
      if (changed === 0) continue;
      for (let i = 0; i < terms.length; i++) {
        const at = terms[i]! * classes;
        const value = values[i]!;
        for (let j = 0; j < changed; j++) weights[at + visited[j]!]! += step[j]! * value;
      }
    }
    if (largestChange < CONVERGED) break;
  }
}
