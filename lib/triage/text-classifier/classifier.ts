import { type Exceptions, exceptionFor, SAME_TEXT_CONFIDENCE } from "./exceptions";
import { type Familiarity, knownShare } from "./familiarity";
import { marginsOf, type Planes } from "./linear";
import { chanceOf, sharesOf } from "./probability";
import { countTerms, type TitledText } from "./terms";
import { type TermSpace, vectorOf } from "./vectors";

/** A trained classifier. Kind `one`: each text has one label. Kind `many`: a text has any number of labels. */
export interface Classifier {
  kind: "one" | "many";
  classes: string[];
  space: TermSpace;
  planes: Planes;
  /** Added to the margins. They raise rare classes if most training texts are of one class; if not, all are 0. */
  offsets: Float32Array;
  temperature: number;
  familiarity: Familiarity;
  /** Empty for kind `many`. */
  exceptions: Exceptions;
}

export interface ClassifierOutput {
  /** All labels, most likely first. For kind `one`, the confidences add up to 1. */
  ranking: RankedLabel[];
  /** False if the text is unlike the training texts, so that `ranking` means nothing. */
  familiar: boolean;
}

export interface RankedLabel {
  label: string;
  /** 0 to 1, calibrated: about eight in ten predictions with a confidence of 0.8 are right. */
  confidence: number;
}

/** Predicts the labels of a text. A text without known words is unfamiliar. */
export function predictLabels(classifier: Classifier, text: TitledText): ClassifierOutput {
  const { kind, classes, space, planes, offsets, temperature, familiarity, exceptions } = classifier;
  const counts = countTerms(text);
  const vector = vectorOf(counts, space);
  const scores = marginsOf(vector, planes).map((margin, k) => margin + offsets[k]!);
  const likely = kind === "one" ? sharesOf(scores, temperature) : scores.map((score) => chanceOf(score, temperature));
  const exception = exceptionFor(text, exceptions);
  const confidences = exception === undefined ? likely : raised(likely, exception);
  const ranking = classes
    .map((label, k) => ({ label, confidence: confidences[k]! }))
    .sort((a, b) => b.confidence - a.confidence || (a.label < b.label ? -1 : 1));
  const familiar =
    exception !== undefined ||
    (vector.terms.length > 0 && knownShare(counts.vocabulary, familiarity.vocabulary) >= familiarity.least);
  return { ranking, familiar };
}

function raised(shares: Float64Array, place: number): Float64Array {
  const scale = (1 - SAME_TEXT_CONFIDENCE) / Math.max(1e-9, 1 - shares[place]!);
  return shares.map((share, k) => (k === place ? SAME_TEXT_CONFIDENCE : share * scale));
}
