import { bayesPlanes, likenessPlanes } from "./bayes";
import { marginsOf, type Planes } from "./linear";
import type { TrainingSamples } from "./samples";
import type { Vector } from "./vectors";

/** So many labels weigh as much as what admins wrote; which, rows kept aside tell: some write better than others. */
const HINTS_WORTHS = [30, 150];
/** From so many labels on it hardly matters. */
const MANY_ROWS = 1_000;
/** So many labels, separating planes weigh as much as naive Bayes. */
const BAYES_WORTH = 40;
/**
 * Planes that tell the rows apart less than this say nothing about them: raised to the others' measure, a single chance
 * term would outweigh all there is.
 */
const LEAST_SPREAD = 0.02;
/** A smaller share of the two together changes no answer. */
const NEXT_TO_NOTHING = 0.05;

/** What the worth of hints is chosen from. */
export function hintsWorthsOf({ vectors, hints }: TrainingSamples): number[] {
  const isWritten = hints.some((hint) => hint !== null);
  return isWritten && vectors.length < MANY_ROWS ? HINTS_WORTHS : HINTS_WORTHS.slice(0, 1);
}

/**
 * Planes that suit the number of labels: what admins wrote at first, naive Bayes with some rows, separating planes with
 * many. All three are linear in the same vectors, so the blend is one set of planes and costs nothing to ask.
 */
export function blendedPlanes(
  planes: Planes,
  set: TrainingSamples,
  { over, hintsWorth }: { over: Uint32Array; hintsWorth: number },
): Planes {
  const { vectors, hints } = set;
  const hinted = hints.some((hint) => hint !== null);
  // By all rows of the training, so that its parts and the whole are blended alike and their margins can be compared.
  const ofHints = hinted ? hintsWorth / (hintsWorth + vectors.length) : 0;
  const ofBayes = ((1 - ofHints) * BAYES_WORTH) / (BAYES_WORTH + vectors.length);
  if (ofHints + ofBayes < NEXT_TO_NOTHING) return planes;
  const rows = Array.from(over, (row) => vectors[row]!);
  const parts: [Planes, number][] = [
    [planes, 1 - ofHints - ofBayes],
    [bayesPlanes(set, over), ofBayes],
    ...(hinted ? [[likenessPlanes(set), ofHints] as [Planes, number]] : []),
  ];
  return sumOf(parts.map(([part, share]) => [part, share / Math.max(LEAST_SPREAD, spreadOf(part, rows))]));
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

/** How far the classes' margins of a row lie apart on average: what makes planes of different kinds comparable. */
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
