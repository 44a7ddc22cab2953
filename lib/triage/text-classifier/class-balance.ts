import type { HeldOutRow } from "./measure";
import { sharesOf } from "./probability";

/** A rare class is predicted a little more often than it occurs. */
const SHARE_POWER = 0.8;
/** Close to all or nothing, yet smooth, so that the rounds converge. */
const SHARPNESS = 0.03;
const ROUNDS = 100;

/** Offsets by which held-out rows get each class about as often as it occurs. Overfits less than the best offsets. */
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

const NO_SHARE = 1e-6;

function targetShares(heldOut: readonly Pick<HeldOutRow, "target">[], classes: number): Float64Array {
  const shares = new Float64Array(classes);
  for (const { target } of heldOut) shares[target.indexOf(1)]! += 1;
  for (let k = 0; k < classes; k++) shares[k] = shares[k]! ** SHARE_POWER;
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}
