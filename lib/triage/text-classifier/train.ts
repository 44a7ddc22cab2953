import { matchingOffsets } from "./class-balance";
import type { Classifier } from "./classifier";
import { exceptionsOf, type PlacedText } from "./exceptions";
import { leastShare, vocabularyOf } from "./familiarity";
import { evaluateHeldOut, foldsOf, trainOver } from "./held-out";
import { marginsOf, type Planes } from "./linear";
import type { HeldOutRow, ScoredPrediction } from "./measure";
import { placeOfMost, sharesOf } from "./probability";
import { temperatureFor } from "./quality";
import { type LabelledText, samplesOf, type TrainingSamples } from "./samples";
import type { TitledText } from "./terms";

export interface TrainOptions {
  kind: Classifier["kind"];
  /** The admins' descriptions of labels. They help if there are few rows. */
  hints?: ReadonlyMap<string, TitledText>;
  seed?: number;
  /** Gets the share that is done, 0 to 1. */
  onProgress?(done: number): void;
}

export interface TrainedClassifier {
  classifier: Classifier;
  support: Record<string, number>;
  /** On how many rows the model was tested without being trained on them. */
  heldOut: number;
  /** The share of right predictions in this test; null for kind `many`. */
  accuracy: number | null;
  predictions: ScoredPrediction[];
}

/** The costs to try. The larger one suits short texts and many rows. */
const COSTS = [0.12, 0.4];
/** The costs to try if most rows are of one class: an error in a rare class already costs many times as much. */
const IMBALANCED_COSTS = [0.02, 0.12, 0.4];

/** Trains a classifier on rows, newest first. The same rows and seed give the same result. Throws like `samplesOf`. */
export function train(rows: readonly LabelledText[], options: TrainOptions): TrainedClassifier {
  const { kind, hints, seed = 1, onProgress = () => {} } = options;
  const set = samplesOf(rows, kind, hints);
  onProgress(0.2);
  const { classes, space, vocabularies, imbalanced } = set;
  const costs = imbalanced ? IMBALANCED_COSTS : COSTS;
  const folds = foldsOf(rows.length, { imbalanced, seed });
  const { choice, heldOut: rawHeldOut, descent } = evaluateHeldOut(set, folds, costs, seed);
  onProgress(0.75);
  const offsets = imbalanced ? matchingOffsets(rawHeldOut, classes.length) : new Float32Array(classes.length);
  const heldOut = rawHeldOut.map((row) => ({ ...row, margins: row.margins.map((margin, k) => margin + offsets[k]!) }));
  const temperature = temperatureFor(kind, heldOut);
  const planes = trainOver(set, { descent, over: Uint32Array.from(rows.keys()), choice, seed });
  const exceptions = kind === "one" ? exceptionsOf(placedTexts(rows, set, planes, offsets)) : new Map<number, number>();
  const familiarity = { vocabulary: vocabularyOf(vocabularies), least: leastShare(heldOut.map(({ known }) => known)) };
  onProgress(1);
  const predictions = kind === "one" ? heldOut.map((row) => scoredPrediction(row, temperature)) : [];
  return {
    classifier: { kind, classes, space, planes, offsets, temperature, familiarity, exceptions },
    support: Object.fromEntries(classes.map((label, k) => [label, set.support[k]!])),
    heldOut: heldOut.length,
    accuracy: predictions.length > 0 ? predictions.filter(({ right }) => right).length / predictions.length : null,
    predictions,
  };
}

function placedTexts(
  rows: readonly LabelledText[],
  { vectors, targets }: TrainingSamples,
  planes: Planes,
  offsets: Float32Array,
): PlacedText[] {
  return rows.map((text, row) => {
    const margins = marginsOf(vectors[row]!, planes).map((margin, k) => margin + offsets[k]!);
    return { text, label: targets[row]!.indexOf(1), predicted: placeOfMost(margins) };
  });
}

function scoredPrediction({ margins, target }: HeldOutRow, temperature: number): ScoredPrediction {
  const shares = sharesOf(margins, temperature);
  const first = placeOfMost(shares);
  return { confidence: shares[first]!, right: target[first] === 1 };
}
