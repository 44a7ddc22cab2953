import type { Planes } from "./linear";
import { randomFrom, shuffle } from "./random";
import type { Vector } from "./vectors";

/** Rows to learn from, in one space. */
export interface TrainingRows {
  vectors: readonly Vector[];
  /** For each row and class, 1 where the row is of it. */
  targets: readonly Uint8Array[];
}

/** How far a training has come. It may go on with other rows or another cost, which takes less than beginning anew. */
export interface Descent {
  planes: Planes;
  /** For each row and class how hard the row presses on the class's plane; 0 for a row that it was never shown. */
  duals: Float32Array;
}

/** What a stretch of training is told. */
export interface DescentOptions {
  /** The rows it goes over. Those that pressed before and are not among them keep their pressure. */
  over: Uint32Array;
  /** How dear a row on the wrong side is: by class, so that rare ones can weigh more, and last for all the others. Larger follows the rows more closely. */
  cost: Float32Array;
  epochs: number;
  seed: number;
}

/** A training at its beginning. */
export function startDescent(rows: number, places: number, classes: number): Descent {
  const planes = { classes, weights: new Float32Array(places * classes), bias: new Float32Array(classes) };
  return { planes, duals: new Float32Array(rows * classes) };
}

/** Below this change of any pressure another round over the rows would move no text to another class. */
const STILL = 0.01;
/** Each so many rounds all classes of a row are looked at; in between only those it presses on, which are few of many. */
const WHOLE_EVERY = 3;

/**
 * Trains one plane a class against all others, L2-regularised with squared hinge loss, by dual coordinate descent
 * (Hsieh et al. 2008, the method of LIBLINEAR): it needs no learning rate. A row has one class or several. The same rows,
 * order of rows and seed give the same planes.
 */
export function descend({ planes, duals }: Descent, { vectors, targets }: TrainingRows, stretch: DescentOptions): void {
  const { classes, weights, bias } = planes;
  const { cost, epochs, seed } = stretch;
  const order = stretch.over.slice();
  const random = randomFrom(seed);
  const pressing = new Uint16Array(duals.length);
  const pressingCount = new Uint16Array(targets.length);
  const near = new Uint16Array(classes);
  const step = new Float64Array(classes);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    const whole = epoch < 2 || epoch % WHOLE_EVERY === 0;
    let moved = 0;
    for (let o = 0; o < order.length; o++) {
      const row = order[o]!;
      const { terms, weights: values } = vectors[row]!;
      const target = targets[row]!;
      const first = row * classes;
      const count = whole ? classes : pressingCount[row]!;
      for (let j = 0; j < count; j++) near[j] = whole ? j : pressing[first + j]!;
      for (let j = 0; j < count; j++) step[j] = bias[near[j]!]!;
      let square = 1;
      for (let i = 0; i < terms.length; i++) {
        const at = terms[i]! * classes;
        const value = values[i]!;
        square += value * value;
        if (count === classes) for (let k = 0; k < classes; k++) step[k]! += weights[at + k]! * value;
        else for (let j = 0; j < count; j++) step[j]! += weights[at + near[j]!]! * value;
      }
      let changed = 0;
      let pressed = 0;
      for (let j = 0; j < count; j++) {
        const k = near[j]!;
        const side = target[k] ? 1 : -1;
        const slack = 1 / (2 * cost[target[k] ? k : classes]!);
        const dual = duals[first + k]!;
        const next = Math.max(0, dual - (side * step[j]! - 1 + slack * dual) / (square + slack));
        if (next > 0) pressing[first + pressed++] = k;
        const change = (next - dual) * side;
        if (change === 0) continue;
        duals[first + k] = next;
        bias[k]! += change;
        moved = Math.max(moved, Math.abs(change));
        near[changed] = k;
        step[changed++] = change;
      }
      pressingCount[row] = pressed;
      if (changed === 0) continue;
      for (let i = 0; i < terms.length; i++) {
        const at = terms[i]! * classes;
        const value = values[i]!;
        for (let j = 0; j < changed; j++) weights[at + near[j]!]! += step[j]! * value;
      }
    }
    if (moved < STILL) break;
  }
}
