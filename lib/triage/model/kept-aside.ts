import { type Descent, descend, startDescent } from "./descend";
import { knownShare, vocabularyOf } from "./familiarity";
import { marginsOf, type Planes } from "./linear";
import type { Samples } from "./samples";
import { blendedPlanes } from "./warm-up";

/** A row kept aside and how it came out. */
export interface KeptAside {
  margins: Float64Array;
  target: Uint8Array;
  /** Share of its words that the others know. */
  known: number;
}

/** Rounds over the rows; by then the planes stand still or nearly so. */
const EPOCHS = 6;

/** For each cost how rows kept aside come out; and of a single list the training so far, which may go on with all rows. */
export interface Tried {
  kept: KeptAside[][];
  descent: Descent;
}

/** Trains without each list of rows in turn, at each cost, and asks about them. */
export function tryCosts(set: Samples, folds: Uint32Array[], costs: number[], seed: number): Tried {
  const kept: KeptAside[][] = costs.map(() => []);
  const all = Uint32Array.from(set.vectors.keys());
  let descent = emptyDescent(set);
  for (const fold of folds) {
    const aside = new Set(fold);
    const others = all.filter((row) => !aside.has(row));
    const vocabulary = vocabularyOf(Array.from(others, (row) => set.vocabularies[row]!));
    if (folds.length > 1) descent = emptyDescent(set);
    costs.forEach((cost, c) => {
      const planes = trainOver(set, others, { descent, cost, seed });
      for (const row of fold) {
        const known = knownShare(set.vocabularies[row]!, vocabulary);
        kept[c]!.push({ margins: marginsOf(set.vectors[row]!, planes), target: set.targets[row]!, known });
      }
    });
  }
  return { kept, descent: folds.length > 1 ? emptyDescent(set) : descent };
}

/** Goes on training over these rows; returns planes that suit their number. */
export function trainOver(
  set: Samples,
  over: Uint32Array,
  { descent, cost, seed }: { descent: Descent; cost: number; seed: number },
): Planes {
  descend(descent, set, { over, cost: costsOf(set, cost), epochs: EPOCHS, seed });
  return blendedPlanes(descent.planes, set, over);
}

function emptyDescent({ vectors, space, classes }: Samples): Descent {
  return startDescent(vectors.length, space.idf.length, classes.length);
}

/** A row of a rare class costs as much more as the class is rarer than the others together, where one class has most rows. */
function costsOf({ vectors, support, lopsided }: Samples, cost: number): Float32Array {
  const weigh = (count: number) => (lopsided ? (vectors.length - count) / Math.max(1, count) : 1);
  return Float32Array.from([...support.map((count) => cost * weigh(count)), cost]);
}
