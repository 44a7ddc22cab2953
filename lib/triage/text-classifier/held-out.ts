import { type Descent, descend, startDescent } from "./descend";
import { knownShare, vocabularyOf } from "./familiarity";
import { marginsOf, type Planes } from "./linear";
import type { HeldOutRow } from "./measure";
import { trainingQuality } from "./quality";
import { randomFrom, shuffle } from "./random";
import type { TrainingSamples } from "./samples";
import { blendedPlanes, hintsWorthsOf } from "./warm-up";

/** What rows kept aside decide about a training. */
export interface TrainingChoice {
  /** How dear a row on the wrong side is. */
  cost: number;
  /** How many labels weigh as much as what admins wrote. */
  hintsWorth: number;
}

/** What came of keeping rows aside. */
export interface HeldOutResult {
  choice: TrainingChoice;
  kept: HeldOutRow[];
  /** The training so far, which may go on with all rows. */
  descent: Descent;
}

/** So many rows at most are trained on for each cost; which of two is better shows on fewer than all. */
const TRIED_ON = 4_000;
/** A later choice has to be better by more than this; the mean F1 of classes with few rows swings more. */
const BY_CHANCE = { isDefault: 0.002, lopsided: 0.03 };

/** Trains without each list of rows in turn, at each cost, ascending, and asks about them. */
export function evaluateHeldOut(
  set: TrainingSamples,
  folds: Uint32Array[],
  costs: number[],
  seed: number,
): HeldOutResult {
  const all = Uint32Array.from(set.vectors.keys());
  const worths = hintsWorthsOf(set);
  const attempts = costs.flatMap((cost) =>
    worths.map((hintsWorth) => ({ choice: { cost, hintsWorth }, kept: [] as HeldOutRow[] })),
  );
  let descent = emptyDescent(set);
  let others = all;
  for (const fold of folds) {
    const aside = new Set(fold);
    others = all.filter((row) => !aside.has(row));
    descent = emptyDescent(set);
    const over = others.length > TRIED_ON ? shuffle(others.slice(), randomFrom(seed)).slice(0, TRIED_ON) : others;
    for (const { choice, kept } of attempts) kept.push(...askAbout(set, fold, { descent, over, choice, seed }));
  }
  const lead = set.lopsided ? BY_CHANCE.lopsided : BY_CHANCE.isDefault;
  const best = attempts.reduce((a, b) => (trainingQuality(set, b.kept) > trainingQuality(set, a.kept) + lead ? b : a));
  if (folds.length !== 1) return { ...best, descent: emptyDescent(set) };
  if (others.length <= TRIED_ON) return { ...best, descent };
  const { choice } = best;
  return { choice, kept: askAbout(set, folds[0]!, { descent, over: others, choice, seed }), descent };
}

interface Going {
  descent: Descent;
  over: Uint32Array;
  choice: TrainingChoice;
  seed: number;
}

function askAbout(set: TrainingSamples, fold: Uint32Array, going: Going): HeldOutRow[] {
  const planes = trainOver(set, going);
  const vocabulary = vocabularyOf(Array.from(going.over, (row) => set.vocabularies[row]!));
  return Array.from(fold, (row) => ({
    margins: marginsOf(set.vectors[row]!, planes),
    target: set.targets[row]!,
    known: knownShare(set.vocabularies[row]!, vocabulary),
  }));
}

/** Rounds over the rows; by then the planes stand still or nearly so. */
const EPOCHS = 6;
/** Of more rows each round is worth more, and another training went before. */
const EPOCHS_OF_MANY = 5;

/** Goes on training over these rows; returns planes that suit their number. */
export function trainOver(set: TrainingSamples, { descent, over, choice, seed }: Going): Planes {
  const epochs = over.length > TRIED_ON ? EPOCHS_OF_MANY : EPOCHS;
  descend(descent, set, { over, cost: costsOf(set, choice.cost), epochs, seed });
  return blendedPlanes(descent.planes, set, { over, hintsWorth: choice.hintsWorth });
}

function emptyDescent({ vectors, space, classes }: TrainingSamples): Descent {
  return startDescent(vectors.length, space.idf.length, classes.length);
}

/** A row of a rare class costs as much more as the class is rarer than the others together, where one class has most rows. */
function costsOf({ vectors, support, lopsided }: TrainingSamples, cost: number): Float32Array {
  const weigh = (count: number) => (lopsided ? (vectors.length - count) / Math.max(1, count) : 1);
  return Float32Array.from([...support.map((count) => cost * weigh(count)), cost]);
}
