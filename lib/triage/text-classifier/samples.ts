import type { TrainingRows } from "./descend";
import { countTerms, type TitledText } from "./terms";
import { spaceOf, type TermSpace, type Vector, vectorOf } from "./vectors";

/** A text with the labels that people chose: one label for kind `one`, any number for kind `many`. */
export interface LabelledText extends TitledText {
  labels: readonly string[];
}

/** The training texts as vectors, and the classes to tell apart. */
export interface TrainingSamples extends TrainingRows {
  kind: "one" | "many";
  classes: string[];
  space: TermSpace;
  /** For each class: the admins' description of it as a vector; null without one. */
  hints: readonly (Vector | null)[];
  vocabularies: readonly Uint32Array[];
  support: readonly number[];
  imbalanced: boolean;
}

const MAX_TERMS = 300_000;
/** Above this share of the rows, one class is too frequent: always predicting it looks accurate and helps no one. */
const IMBALANCED_FROM = 0.6;
/** With fewer rows, a term that is in one row only counts too. */
const FEW_ROWS = 50;

/** Prepares rows for training. Throws `RangeError` with fewer than two classes (kind `many`: fewer than one). */
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

/** True if one class has more than 60% of the rows. Training then gives more weight to the rare classes. */
export function isImbalanced(support: readonly number[]): boolean {
  const all = support.reduce((sum, count) => sum + count, 0);
  return Math.max(...support) > all * IMBALANCED_FROM;
}
