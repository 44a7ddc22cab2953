import { type Exceptions, exceptionFor, SAME_TEXT_CONFIDENCE } from "./exceptions";
import { type Familiarity, knownShare } from "./familiarity";
import { marginsOf, type Planes } from "./linear";
import { chanceOf, sharesOf } from "./probability";
import { countTerms, type TitledText } from "./terms";
import { type TermSpace, vectorOf } from "./vectors";

/** A trained classifier. `one`: each text has one label. `many`: any number of them, each a question of its own. */
export interface Classifier {
  kind: "one" | "many";
  /** The labels, ascending. */
  classes: string[];
  space: TermSpace;
  planes: Planes;
  /** Added to the margins: what lifts rare classes where most rows are of one. */
  offsets: Float32Array;
  temperature: number;
  familiarity: Familiarity;
  /** Of kind `one`: texts that people put elsewhere than the planes would. */
  exceptions: Exceptions;
}

/** What a classifier says of one text. */
export interface ClassifierOutput {
  /** Every label and how likely it is, the likeliest first. `one`: they add up to one. */
  ranking: RankedLabel[];
  /** False for a text unlike everything that was learned from: the figures then mean nothing. */
  familiar: boolean;
}

export interface RankedLabel {
  label: string;
  /** 0 to 1, calibrated: of texts with 0.8 about eight in ten are right, for texts like those it learned from. */
  confidence: number;
}

/** What a classifier says of a text. A text without words is unlike everything. */
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

/** The same shares with this class raised, and the others in what is left as they were to each other. */
function raised(shares: Float64Array, place: number): Float64Array {
  const left = (1 - SAME_TEXT_CONFIDENCE) / Math.max(1e-9, 1 - shares[place]!);
  return shares.map((share, k) => (k === place ? SAME_TEXT_CONFIDENCE : share * left));
}
