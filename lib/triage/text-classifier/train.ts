import { matchingOffsets } from "./class-balance";
import type { Classifier } from "./classifier";
import { exceptionsOf, type PlacedText } from "./exceptions";
import { leastShare, vocabularyOf } from "./familiarity";
import { foldsOf } from "./folds";
import { evaluateHeldOut, trainOver } from "./held-out";
import { marginsOf, type Planes } from "./linear";
import type { HeldOutRow, ScoredPrediction } from "./measure";
import { placeOfMost, sharesOf } from "./probability";
import { temperatureFor } from "./quality";
import { type LabelledText, samplesOf, type TrainingSamples } from "./samples";
import type { TitledText } from "./terms";

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
export interface TrainedClassifier {
  classifier: Classifier;
  /** Rows by label. */
  support: Record<string, number>;
  /** Rows kept aside; each row in turn where there are few. */
  heldOut: number;
  /** Of kind `one`: share of them that were right. */
  accuracy: number | null;
  /** For each of them how sure it was and whether it was right: what expected calibration error is made from. */
  told: ScoredPrediction[];
}

/** Costs that are tried; short texts and many rows like the greater one. */
const COSTS = [0.12, 0.4];
/** Where one class has most rows, the others weigh many times as much, so that the costs are less. */
const LOPSIDED_COSTS = [0.02, 0.12, 0.4];

/**
 * Learns from decided texts, the newest first. The same rows and the same seed give the same classifier. Throws a
 * `RangeError` where there is nothing to tell apart, such as rows that all have one label.
 */
export function train(rows: readonly LabelledText[], options: TrainOptions): TrainedClassifier {
  const { kind, hints, seed = 1, onProgress = () => {} } = options;
  const set = samplesOf(rows, kind, hints);
  onProgress(0.2);
  const { classes, space, vocabularies, lopsided } = set;
  const costs = lopsided ? LOPSIDED_COSTS : COSTS;
  const folds = foldsOf(rows.length, { lopsided, seed });
  const { choice, kept: best, descent } = evaluateHeldOut(set, folds, costs, seed);
  onProgress(0.75);
  const offsets = lopsided ? matchingOffsets(best, classes.length) : new Float32Array(classes.length);
  const kept = best.map((row) => ({ ...row, margins: row.margins.map((margin, k) => margin + offsets[k]!) }));
  const temperature = temperatureFor(kind, kept);
  const planes = trainOver(set, { descent, over: Uint32Array.from(rows.keys()), choice, seed });
  const exceptions = kind === "one" ? exceptionsOf(placed(rows, set, planes, offsets)) : new Map<number, number>();
  const familiarity = { vocabulary: vocabularyOf(vocabularies), least: leastShare(kept.map(({ known }) => known)) };
  onProgress(1);
  const told = kind === "one" ? kept.map((row) => tellOf(row, temperature)) : [];
  return {
    classifier: { kind, classes, space, planes, offsets, temperature, familiarity, exceptions },
    support: Object.fromEntries(classes.map((label, k) => [label, set.support[k]!])),
    heldOut: kept.length,
    accuracy: told.length > 0 ? told.filter(({ right }) => right).length / told.length : null,
    told,
  };
}

function placed(
  rows: readonly LabelledText[],
  { vectors, targets }: TrainingSamples,
  planes: Planes,
  offsets: Float32Array,
): PlacedText[] {
  return rows.map((text, row) => {
    const margins = marginsOf(vectors[row]!, planes).map((margin, k) => margin + offsets[k]!);
    return { text, meant: targets[row]!.indexOf(1), said: placeOfMost(margins) };
  });
}

function tellOf({ margins, target }: HeldOutRow, temperature: number): ScoredPrediction {
  const shares = sharesOf(margins, temperature);
  const first = placeOfMost(shares);
  return { confidence: shares[first]!, right: target[first] === 1 };
}
