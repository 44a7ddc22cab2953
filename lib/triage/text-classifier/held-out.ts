import { type Descent, descend, startDescent } from "./descend";
import { knownShare, vocabularyOf } from "./familiarity";
import { marginsOf, type Planes } from "./linear";
import type { HeldOutRow } from "./measure";
import { trainingQuality } from "./quality";
import { randomFrom, shuffle } from "./random";
import type { TrainingSamples } from "./samples";
import { blendedPlanes, hintsWorthsOf } from "./warm-up";

/** With fewer rows, the model is tested on every row, in five rounds. With more rows, one round is enough. */
const FEW_ROWS = 1_000;
/** The same limit as `FEW_ROWS`, but for training data in which most rows are of one class. */
const MANY_ROWS_IMBALANCED = 3_000;
/** The model is tested on at most this many rows: calibration needs no more. */
const MAX_HELD_OUT = 3_000;
const FOLDS = 5;

/** Chooses lists of rows to hold out in turn: not trained on them, the model is tested on them. */
export function foldsOf(rows: number, { imbalanced, seed }: { imbalanced: boolean; seed: number }): Uint32Array[] {
  const order = shuffle(Uint32Array.from(Array(rows).keys()), randomFrom(seed + 17));
  if (rows >= (imbalanced ? MANY_ROWS_IMBALANCED : FEW_ROWS)) {
    return [order.slice(0, Math.min(MAX_HELD_OUT, Math.floor(rows / FOLDS)))];
  }
  const folds = Math.min(FOLDS, rows);
  return Array.from({ length: folds }, (_, fold) => order.filter((_, i) => i % folds === fold));
}

/** One combination of values for the two settings that a training chooses. */
export interface TrainingChoice {
  /** The cost of a row on the wrong side of a plane. */
  cost: number;
  hintsWorth: number;
}

export interface HeldOutResult {
  /** The best settings. `heldOut` has what a model with these settings predicts for rows it was not trained on. */
  choice: TrainingChoice;
  heldOut: HeldOutRow[];
  descent: Descent;
}

/** At most this many rows are used to compare two choices. */
const MAX_TRIED = 4_000;
/** A later choice must be better by this much. The quality of rare classes varies more by chance. */
const MIN_LEAD = { balanced: 0.002, imbalanced: 0.03 };

/** Tries all settings: trains without one part of the rows, predicts this part, and does so for each part. */
export function evaluateHeldOut(
  set: TrainingSamples,
  folds: Uint32Array[],
  costs: number[],
  seed: number,
): HeldOutResult {
  const all = Uint32Array.from(set.vectors.keys());
  const worths = hintsWorthsOf(set);
  const attempts = costs.flatMap((cost) =>
    worths.map((hintsWorth) => ({ choice: { cost, hintsWorth }, heldOut: [] as HeldOutRow[] })),
  );
  let descent = emptyDescent(set);
  let others = all;
  for (const fold of folds) {
    const inFold = new Set(fold);
    others = all.filter((row) => !inFold.has(row));
    descent = emptyDescent(set);
    const over = others.length > MAX_TRIED ? shuffle(others.slice(), randomFrom(seed)).slice(0, MAX_TRIED) : others;
    for (const { choice, heldOut } of attempts)
      heldOut.push(...predictFold(set, fold, { descent, over, choice, seed }));
  }
  const lead = set.imbalanced ? MIN_LEAD.imbalanced : MIN_LEAD.balanced;
  const best = attempts.reduce((a, b) =>
    trainingQuality(set, b.heldOut) > trainingQuality(set, a.heldOut) + lead ? b : a,
  );
  if (folds.length !== 1) return { ...best, descent: emptyDescent(set) };
  if (others.length <= MAX_TRIED) return { ...best, descent };
  const { choice } = best;
  return { choice, heldOut: predictFold(set, folds[0]!, { descent, over: others, choice, seed }), descent };
}

interface TrainingRun {
  descent: Descent;
  over: Uint32Array;
  choice: TrainingChoice;
  seed: number;
}

function predictFold(set: TrainingSamples, fold: Uint32Array, run: TrainingRun): HeldOutRow[] {
  const planes = trainOver(set, run);
  const vocabulary = vocabularyOf(Array.from(run.over, (row) => set.vocabularies[row]!));
  return Array.from(fold, (row) => ({
    margins: marginsOf(set.vectors[row]!, planes),
    target: set.targets[row]!,
    known: knownShare(set.vocabularies[row]!, vocabulary),
  }));
}

const EPOCHS = 6;
/** With many rows, fewer rounds are enough. */
const EPOCHS_MANY_ROWS = 5;

/** Continues a training with the rows in `over`. Returns its planes, blended as in `blendedPlanes`. */
export function trainOver(set: TrainingSamples, { descent, over, choice, seed }: TrainingRun): Planes {
  const epochs = over.length > MAX_TRIED ? EPOCHS_MANY_ROWS : EPOCHS;
  descend(descent, set, { over, cost: costsOf(set, choice.cost), epochs, seed });
  return blendedPlanes(descent.planes, set, { over, hintsWorth: choice.hintsWorth });
}

function emptyDescent({ vectors, space, classes }: TrainingSamples): Descent {
  return startDescent(vectors.length, space.idf.length, classes.length);
}

/** If most rows are of one class, an error in a rare class costs more. */
function costsOf({ vectors, support, imbalanced }: TrainingSamples, cost: number): Float32Array {
  const weightOf = (count: number) => (imbalanced ? (vectors.length - count) / Math.max(1, count) : 1);
  return Float32Array.from([...support.map((count) => cost * weightOf(count)), cost]);
}
