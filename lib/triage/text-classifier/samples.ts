import type { TrainingRows } from "./descend";
import { countTerms, type TitledText } from "./terms";
import { spaceOf, type TermSpace, type Vector, vectorOf } from "./vectors";

/** A decided text: of kind `one` with one label, of kind `many` with any number. */
export interface LabelledText extends TitledText {
  labels: readonly string[];
}

/** All that a training works on. */
export interface TrainingSamples extends TrainingRows {
  kind: "one" | "many";
  /** The labels, ascending. */
  classes: string[];
  space: TermSpace;
  /** By class what an admin wrote about it, where anything was. */
  hints: readonly (Vector | null)[];
  /** By row the hashes of its words. */
  vocabularies: readonly Uint32Array[];
  /** By class its rows. */
  support: readonly number[];
  /** One class has most of the rows. */
  lopsided: boolean;
}

/** More terms are not looked at: what a model may weigh, with room to spare. */
const MOST_TERMS = 300_000;
/** From this share of one class on, always saying that class looks accurate and helps nobody. */
const LOPSIDED_FROM = 0.6;
/** With fewer rows a term counts that only one of them has. */
const HANDFUL = 50;

/**
 * Rows as numbers. A label that only a hint speaks of is a class too. Throws a `RangeError` where there is nothing to
 * tell apart: of kind `one`, rows that all have the same label, or no rows and fewer than two hints.
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
  const space = spaceOf(known, rows.length < HANDFUL ? 1 : 2, MOST_TERMS);
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
    lopsided: kind === "one" && isImbalanced(support),
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

/** True where one class has most of the rows: then classes are weighed, and rare ones lifted. */
export function isImbalanced(support: readonly number[]): boolean {
  const all = support.reduce((sum, count) => sum + count, 0);
  return Math.max(...support) > all * LOPSIDED_FROM;
}
