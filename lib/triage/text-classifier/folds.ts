import { randomFrom, shuffle } from "./random";

/** With fewer rows, each is held out once in five folds. */
const FEW_ROWS = 1_000;
/** Rare classes need more held-out rows. */
const MANY_ROWS_IMBALANCED = 3_000;
/** A temperature needs no more. */
const MAX_HELD_OUT = 3_000;
const FOLDS = 5;

/** Lists of rows to hold out in turn: predictions for them show how good the model will be on new texts. */
export function foldsOf(rows: number, { imbalanced, seed }: { imbalanced: boolean; seed: number }): Uint32Array[] {
  const order = shuffle(Uint32Array.from(Array(rows).keys()), randomFrom(seed + 17));
  if (rows >= (imbalanced ? MANY_ROWS_IMBALANCED : FEW_ROWS)) {
    return [order.slice(0, Math.min(MAX_HELD_OUT, Math.floor(rows / FOLDS)))];
  }
  const folds = Math.min(FOLDS, rows);
  return Array.from({ length: folds }, (_, fold) => order.filter((_, i) => i % folds === fold));
}
