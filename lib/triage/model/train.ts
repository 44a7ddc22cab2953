import type { Classifier } from "./classifier";
import { knownShare, leastShare, vocabularyOf } from "./familiarity";
import { marginsOf } from "./linear";
import { bestOffsets, isLopsided } from "./lopsided";
import { chanceOf, fitTemperature, placeOfMost, sharesOf } from "./probability";
import { randomFrom, shuffle } from "./random";
import { countTerms, type TermCounts, type TitledText } from "./terms";
import { spaceOf, type Vector, vectorOf } from "./vectors";
import { blendedPlanes } from "./warm-up";

/** A decided text: of kind `one` with one label, of kind `many` with any number. */
export interface LabelledText extends TitledText {
  labels: readonly string[];
}

/** What a training is told besides the rows. */
export interface TrainOptions {
  kind: Classifier["kind"];
  /** What admins wrote about classes, by label: worth something while there are few rows. */
  hints?: ReadonlyMap<string, TitledText>;
  seed?: number;
  /** Called with the share that is done, 0 to 1. */
  onProgress?(done: number): void;
}

/** A trained classifier and what was measured on rows that it was not trained on. */
export interface Trained {
  classifier: Classifier;
  /** Rows by label. */
  support: Record<string, number>;
  /** Rows kept aside; each row in turn where there are few. */
  heldOut: number;
  /** Of kind `one`: share of them that were right. */
  accuracy: number | null;
  /** For each of them how sure it was and whether it was right: what expected calibration error is made from. */
  told: { confidence: number; right: boolean }[];
}

/** More terms are not looked at: what a model may weigh, with room to spare. */
const MOST_TERMS = 300_000;
/** With fewer rows, each is kept aside in turn (fivefold); with more, one in five once. */
const FEW_ROWS = 1_000;
/** Rare classes have few rows to choose a lift by, so more of them are kept aside in turn. */
const MANY_FOR_LOPSIDED = 3_000;
/** Rows kept aside at most: a temperature needs no more. */
const MOST_KEPT_ASIDE = 3_000;
const EPOCHS = 12;
/** Costs that are tried; short texts and many rows like the greater ones. */
const COSTS = [0.12, 0.4];

/**
 * Learns from decided texts. The same rows, in any order of classes, and the same seed give the same classifier.
 * Throws a `RangeError` where there is nothing to tell apart: fewer than two classes.
 */
export function train(rows: readonly LabelledText[], options: TrainOptions): Trained {
  const { kind, hints, seed = 1, onProgress = () => {} } = options;
  const classes = [...new Set(rows.flatMap(({ labels }) => labels))].sort();
  if (classes.length < (kind === "one" ? 2 : 1)) throw new RangeError("There is nothing to tell apart.");
  const counts = rows.map(countTerms);
  onProgress(0.15);
  const hintCounts = classes.map((label) => hints?.get(label)).map((hint) => (hint ? countTerms(hint) : null));
  const known = [...counts, ...hintCounts.filter((hint) => hint !== null)];
  const space = spaceOf(known, rows.length < 50 ? 1 : 2, MOST_TERMS);
  const set: Samples = {
    kind,
    counts,
    rows: counts.map((count) => vectorOf(count, space)),
    targets: rows.map(({ labels }) => Uint8Array.from(classes, (label) => (labels.includes(label) ? 1 : 0))),
    hints: hintCounts.map((hint) => hint && vectorOf(hint, space)),
    places: space.idf.length,
    support: classes.map((label) => rows.filter(({ labels }) => labels.includes(label)).length),
    seed,
  };
  const folds = foldsOf(rows.length, isLopsided(set.support) && kind === "one" ? MANY_FOR_LOPSIDED : FEW_ROWS, seed);
  const tries = COSTS.map((cost, i) => {
    const kept = keptAside(set, folds, cost);
    onProgress(0.15 + (0.5 * (i + 1)) / COSTS.length);
    return { cost, kept };
  });
  const best = tries.reduce((a, b) => (qualityOf(set, b.kept) > qualityOf(set, a.kept) + 0.002 ? b : a));
  const lopsided = kind === "one" && isLopsided(set.support);
  const offsets = lopsided ? bestOffsets(best.kept, classes.length) : new Float32Array(classes.length);
  const kept = best.kept.map((row) => ({ ...row, margins: row.margins.map((margin, k) => margin + offsets[k]!) }));
  const temperature = fitTemperature((t) => surprise(kind, kept, t));
  const classifier: Classifier = {
    kind,
    classes,
    space,
    planes: planesOf(set, rows.keys(), best.cost),
    offsets,
    temperature,
    familiarity: { vocabulary: vocabularyOf(counts), least: leastShare(kept.map(({ known }) => known)) },
  };
  onProgress(1);
  const told = kind === "one" ? kept.map((row) => tellOf(row, temperature)) : [];
  return {
    classifier,
    support: Object.fromEntries(classes.map((label, k) => [label, set.support[k]!])),
    heldOut: kept.length,
    accuracy: told.length > 0 ? told.filter(({ right }) => right).length / told.length : null,
    told,
  };
}

/** All that a training works on. */
interface Samples {
  kind: Classifier["kind"];
  counts: readonly TermCounts[];
  rows: readonly Vector[];
  targets: readonly Uint8Array[];
  hints: readonly (Vector | null)[];
  places: number;
  /** Rows of each class. */
  support: readonly number[];
  seed: number;
}

/** A row kept aside and how it came out. */
export interface KeptAside {
  margins: Float64Array;
  target: Uint8Array;
  /** Share of its words that the others know. */
  known: number;
}

function foldsOf(rows: number, few: number, seed: number): Uint32Array[] {
  const order = shuffle(Uint32Array.from(Array(rows).keys()), randomFrom(seed + 17));
  if (rows >= few) return [order.slice(0, Math.min(MOST_KEPT_ASIDE, Math.floor(rows / 5)))];
  const folds = Math.min(5, rows);
  return Array.from({ length: folds }, (_, fold) => order.filter((_, i) => i % folds === fold));
}

function keptAside(set: Samples, folds: Uint32Array[], cost: number): KeptAside[] {
  return folds.flatMap((fold) => {
    const aside = new Set(fold);
    const others = [...set.rows.keys()].filter((row) => !aside.has(row));
    const planes = planesOf(set, others, cost);
    const vocabulary = vocabularyOf(others.map((row) => set.counts[row]!));
    return Array.from(fold, (row) => ({
      margins: marginsOf(set.rows[row]!, planes),
      target: set.targets[row]!,
      known: knownShare(set.counts[row]!, vocabulary),
    }));
  });
}

function planesOf(set: Samples, chosen: Iterable<number>, cost: number) {
  const rows = [...chosen];
  const classes = set.support.length;
  const part = {
    rows: rows.map((row) => set.rows[row]!),
    targets: rows.map((row) => set.targets[row]!),
    hints: set.hints,
  };
  const balanced = set.kind === "one" && isLopsided(set.support);
  // A row of a rare class costs as much more as the class is rarer than the others together.
  const weigh = (count: number) => (balanced ? (set.rows.length - count) / Math.max(1, count) : 1);
  const costs = Float32Array.from([...set.support.map((count) => cost * weigh(count)), cost]);
  return blendedPlanes(part, { places: set.places, classes, cost: costs, epochs: EPOCHS, seed: set.seed });
}

/** What a cost is chosen by: the share that is right, or where that says little the share of surprise that is left. */
function qualityOf({ kind, support }: Samples, kept: readonly KeptAside[]): number {
  if (kind === "many")
    return -surprise(
      kind,
      kept,
      fitTemperature((t) => surprise(kind, kept, t)),
    );
  if (isLopsided(support)) return meanRecall(kept, support.length);
  return kept.filter(({ margins, target }) => target[placeOfMost(margins)]).length / kept.length;
}

function meanRecall(kept: readonly KeptAside[], classes: number): number {
  const right = new Float64Array(classes);
  const all = new Float64Array(classes);
  for (const { margins, target } of kept) {
    const truth = target.indexOf(1);
    all[truth]!++;
    if (placeOfMost(margins) === truth) right[truth]!++;
  }
  return right.reduce((sum, count, k) => sum + (all[k]! > 0 ? count / all[k]! : 0), 0) / classes;
}

/** Mean negative log likelihood of what rows kept aside turned out to be. */
function surprise(kind: Classifier["kind"], kept: readonly KeptAside[], temperature: number): number {
  let sum = 0;
  for (const { margins, target } of kept) {
    if (kind === "one") sum -= Math.log(sharesOf(margins, temperature)[target.indexOf(1)]! + 1e-12);
    else {
      for (let k = 0; k < margins.length; k++) {
        sum -= Math.log(chanceOf(target[k] ? margins[k]! : -margins[k]!, temperature) + 1e-12);
      }
    }
  }
  return sum / Math.max(1, kept.length);
}

function tellOf({ margins, target }: KeptAside, temperature: number) {
  const shares = sharesOf(margins, temperature);
  const first = placeOfMost(shares);
  return { confidence: shares[first]!, right: target[first] === 1 };
}
