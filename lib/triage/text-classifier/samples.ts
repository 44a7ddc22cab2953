import type { TrainingRows } from "./descend";
import { countTerms, type TitledText } from "./terms";
import { spaceOf, type TermSpace, type Vector, vectorOf } from "./vectors";

/** A labelled text: kind `one` has one label, kind `many` any number. */
export interface LabelledText extends TitledText {
  labels: readonly string[];
}

/** The prepared input of a training. */
export interface TrainingSamples extends TrainingRows {
  kind: "one" | "many";
  /** The labels, ascending. */
  classes: string[];
  space: TermSpace;
  /** Per class the admin's description, if any. */
  hints: readonly (Vector | null)[];
  /** Per row the hashes of its words. */
  vocabularies: readonly Uint32Array[];
  /** Per class the number of rows. */
  support: readonly number[];
  /** True if one class has most rows. */
  imbalanced: boolean;
}

/** Limit of terms, for the size of a model. */
const MAX_TERMS = 300_000;
/** From this share of one class, always predicting it looks accurate and helps nobody. */
const IMBALANCED_FROM = 0.6;
/** With fewer rows, terms of a single row count. */
const FEW_ROWS = 50;

/**
 * Prepares rows for training. A label with only a description is a class too. Throws a `RangeError` with fewer than two
 * classes (kind `many`: one).
 */
export function samplesOf(
  rows: readonly LabelledText[],
  kind: TrainingSamples["kind"],
  hints: ReadonlyMap<string, TitledText> = new Map(),
): TrainingSamples {
  const decided = new Set(rows.flatMap(({ labels }) => labels));
  const classes = [...new Set([...decided, ...hints.keys()])].sort();
  const least = kind === "one" ? 2 : 1;
  if (classes.length < least || (rows.length > 0 && decided.size < least)) {
    throw new RangeError("There is nothing to tell apart.");
  }
  const counts = rows.map(countTerms);
  const hintCounts = classes.map((label) => hints.get(label)).map((hint) => (hint ? countTerms(hint) : null));
  const known = [...counts, ...hintCounts.filter((hint) => hint !== null)];
  const space = spaceOf(known, rows.length < FEW_ROWS ? 1 : 2, MAX_TERMS);
  const targets = targetsOf(rows, classes);
  const support = classes.map((_, k) => targets.reduce((sum, target) => sum + target[k]!, 0));
  return {
    kind,
    classes,
    space,
    vectors: counts.map((count) => vectorOf(count, space)),
    targets,
    hints: hintCounts.map((hint) => hint && vectorOf(hint, space)),
    vocabularies: counts.map(({ vocabulary }) => vocabulary),
    support,
    imbalanced: kind === "one" && isImbalanced(support),
  };
}

function targetsOf(rows: readonly LabelledText[], classes: string[]): Uint8Array[] {
  const places = new Map(classes.map((label, k) => [label, k]));
  return rows.map(({ labels }) => {
    const target = new Uint8Array(classes.length);
    for (const label of labels) target[places.get(label)!] = 1;
    return target;
  });
}

/** True if one class has most rows: then classes are weighted and rare ones raised. */
export function isImbalanced(support: readonly number[]): boolean {
  const all = support.reduce((sum, count) => sum + count, 0);
  return Math.max(...support) > all * IMBALANCED_FROM;
}
