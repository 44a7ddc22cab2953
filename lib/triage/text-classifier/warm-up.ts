import { bayesPlanes, similarityPlanes } from "./bayes";
import { marginsOf, type Planes } from "./linear";
import type { TrainingSamples } from "./samples";
import type { Vector } from "./vectors";

/** With this many labels, the admins' descriptions count as much as the labels. Training chooses one of the two. */
const HINT_LABELS = [30, 150];
/** From this many rows on, only the first number is tried: the choice makes little difference. */
const MANY_ROWS = 1_000;
/** With this many labels, naive Bayes counts as much as the linear model of `descend.ts`. */
const BAYES_LABELS = 40;
/** The least spread to divide by: with a smaller one, a single term could decide by chance. */
const MIN_SPREAD = 0.02;
/** If descriptions and naive Bayes together would count less than this share, they are left out. */
const NEGLIGIBLE = 0.05;

/** How many labels the descriptions may be worth: the values to try. */
export function hintsWorthsOf({ vectors, hints }: TrainingSamples): number[] {
  const hasHints = hints.some((hint) => hint !== null);
  return hasHints && vectors.length < MANY_ROWS ? HINT_LABELS : HINT_LABELS.slice(0, 1);
}

/** Blends planes of `descend`, naive Bayes and the admins' descriptions. With more labels, the first count more. */
export function blendedPlanes(
  planes: Planes,
  set: TrainingSamples,
  { over, hintsWorth }: { over: Uint32Array; hintsWorth: number },
): Planes {
  const { vectors, hints } = set;
  const hasHints = hints.some((hint) => hint !== null);
  // Count all rows, not only those in `over`, so that folds and the whole are blended in the same way.
  const hintShare = hasHints ? hintsWorth / (hintsWorth + vectors.length) : 0;
  const bayesShare = ((1 - hintShare) * BAYES_LABELS) / (BAYES_LABELS + vectors.length);
  if (hintShare + bayesShare < NEGLIGIBLE) return planes;
  const rows = Array.from(over, (row) => vectors[row]!);
  const parts: [Planes, number][] = [
    [planes, 1 - hintShare - bayesShare],
    [bayesPlanes(set, over), bayesShare],
    ...(hasHints ? [[similarityPlanes(set), hintShare] as [Planes, number]] : []),
  ];
  return sumOf(parts.map(([part, share]) => [part, share / Math.max(MIN_SPREAD, spreadOf(part, rows))]));
}

function sumOf(parts: [Planes, number][]): Planes {
  const [first] = parts[0]!;
  const weights = new Float32Array(first.weights.length);
  const bias = new Float32Array(first.classes);
  for (const [part, factor] of parts) {
    for (let at = 0; at < weights.length; at++) weights[at]! += part.weights[at]! * factor;
    for (let k = 0; k < bias.length; k++) bias[k]! += part.bias[k]! * factor;
  }
  return { classes: first.classes, weights, bias };
}

/** How far the margins of a text spread. Planes of different kinds are comparable after division by it. */
function spreadOf(planes: Planes, rows: readonly Vector[]): number {
  let squares = 0;
  const step = Math.max(1, Math.floor(rows.length / 200));
  let count = 0;
  for (let row = 0; row < rows.length; row += step) {
    const margins = marginsOf(rows[row]!, planes);
    const mean = margins.reduce((sum, margin) => sum + margin, 0) / margins.length;
    for (const margin of margins) squares += (margin - mean) ** 2;
    count += margins.length;
  }
  return Math.sqrt(squares / Math.max(1, count));
}
