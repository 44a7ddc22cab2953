import { nearRows } from "./near-rows";
import { randomFrom, shuffle } from "./random";

/** With fewer rows, each is kept aside in turn (fivefold); with more, one in five once. */
const FEW_ROWS = 1_000;
/** Rare classes have few rows to choose a lift by, so more of them are kept aside in turn. */
const MANY_FOR_LOPSIDED = 3_000;
/** Rows kept aside at most: a temperature needs no more. */
const MOST_KEPT_ASIDE = 3_000;
const FOLDS = 5;

/** Which rows to keep aside, and why so. */
export interface FoldRules {
  lopsided: boolean;
  seed: number;
}

/**
 * Rows to keep aside, one list after the other: what a model says of them tells how good it will be on texts to come.
 * Texts that are near stay together, or else it would be asked what it knows by heart.
 */
export function foldsOf(vocabularies: readonly Uint32Array[], { lopsided, seed }: FoldRules): Uint32Array[] {
  const rows = vocabularies.length;
  const groups = shuffledGroups(vocabularies, seed);
  if (rows >= (lopsided ? MANY_FOR_LOPSIDED : FEW_ROWS)) {
    return [dealt(groups, 1, Math.min(MOST_KEPT_ASIDE, Math.floor(rows / FOLDS)))[0]!];
  }
  const folds = Math.min(FOLDS, rows);
  return dealt(groups, folds, Math.ceil(rows / folds));
}

/** Deals groups to lists of at most `most` rows; a group that fits nowhere is shared out. */
function dealt(groups: number[][], lists: number, most: number): Uint32Array[] {
  const folds: number[][] = Array.from({ length: lists }, () => []);
  for (const group of groups) {
    const fold = folds.reduce((a, b) => (b.length < a.length ? b : a));
    if (fold.length + group.length <= most) fold.push(...group);
    else for (const row of group) folds.find(({ length }) => length < most)?.push(row);
  }
  return folds.map((fold) => Uint32Array.from(fold));
}

function shuffledGroups(vocabularies: readonly Uint32Array[], seed: number): number[][] {
  const groups = new Map<number, number[]>();
  nearRows(vocabularies).forEach((group, row) => {
    const members = groups.get(group);
    if (members) members.push(row);
    else groups.set(group, [row]);
  });
  return shuffle([...groups.values()], randomFrom(seed + 17));
}
