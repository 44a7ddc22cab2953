import type { HeldOutRow } from "./measure";
import { sharesOf } from "./probability";

/** An exponent below 1: rare classes are predicted a little more often than they occur. */
const SHARE_POWER = 0.8;
/** The softmax temperature. At this one, almost every row counts for one class, and the rounds still converge. */
const SHARPNESS = 0.03;
const ROUNDS = 100;

/** Finds a number to add to each class's margins, so that each class is predicted about as often as it occurs. */
export function matchingOffsets(
  heldOut: readonly Pick<HeldOutRow, "margins" | "target">[],
  classes: number,
): Float32Array {
  const targetShare = targetShares(heldOut, classes);
  const offsets = new Float32Array(classes);
  for (let round = 0; round < ROUNDS; round++) {
    const predicted = new Float64Array(classes);
    for (const { margins } of heldOut) {
      const shares = sharesOf(
        margins.map((margin, k) => margin + offsets[k]!),
        SHARPNESS,
      );
      for (let k = 0; k < classes; k++) predicted[k]! += shares[k]! / heldOut.length;
    }
    for (let k = 0; k < classes; k++) {
      offsets[k]! +=
        (SHARPNESS / 2) * Math.log(Math.max(targetShare[k]!, NO_SHARE) / Math.max(predicted[k]!, NO_SHARE));
    }
  }
  return offsets;
}

/** Replaces a share of 0, which has no logarithm. */
const NO_SHARE = 1e-6;

function targetShares(heldOut: readonly Pick<HeldOutRow, "target">[], classes: number): Float64Array {
  const shares = new Float64Array(classes);
  for (const { target } of heldOut) shares[target.indexOf(1)]! += 1;
  for (let k = 0; k < classes; k++) shares[k] = shares[k]! ** SHARE_POWER;
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}
