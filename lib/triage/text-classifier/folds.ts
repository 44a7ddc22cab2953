import { randomFrom, shuffle } from "./random";

/** With fewer rows, each is kept aside in turn (fivefold); with more, one in five once. */
const FEW_ROWS = 1_000;
/** Rare classes have few rows to choose a lift by, so more of them are kept aside in turn. */
const MANY_FOR_LOPSIDED = 3_000;
/** Rows kept aside at most: a temperature needs no more. */
const MOST_KEPT_ASIDE = 3_000;
const FOLDS = 5;

/** Rows to keep aside, one list after the other: what a model says of them tells how good it will be on texts to come. */
export function foldsOf(rows: number, { lopsided, seed }: { lopsided: boolean; seed: number }): Uint32Array[] {
  const order = shuffle(Uint32Array.from(Array(rows).keys()), randomFrom(seed + 17));
  if (rows >= (lopsided ? MANY_FOR_LOPSIDED : FEW_ROWS)) {
    return [order.slice(0, Math.min(MOST_KEPT_ASIDE, Math.floor(rows / FOLDS)))];
  }
  const folds = Math.min(FOLDS, rows);
  return Array.from({ length: folds }, (_, fold) => order.filter((_, i) => i % folds === fold));
}
