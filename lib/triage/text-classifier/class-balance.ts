import type { HeldOutRow } from "./measure";
import { sharesOf } from "./probability";

/** Shares to the power of this are aimed at: a rare class is said a little more often than it occurs. */
const EVENED = 0.8;
/** How sharply the greatest margin counts as what is said: near enough to all, and still smooth, so that the rounds settle. */
const SHARPNESS = 0.03;
const ROUNDS = 100;

/**
 * What to add to each class's margin so that of rows kept aside each class is said about as often as it is right. Less
 * is read from the rows than by looking for the lift that fits them best, so it also holds for rows that come later.
 */
export function matchingOffsets(
  kept: readonly Pick<HeldOutRow, "margins" | "target">[],
  classes: number,
): Float32Array {
  const wanted = wantedShares(kept, classes);
  const offsets = new Float32Array(classes);
  for (let round = 0; round < ROUNDS; round++) {
    const said = new Float64Array(classes);
    for (const { margins } of kept) {
      const shares = sharesOf(
        margins.map((margin, k) => margin + offsets[k]!),
        SHARPNESS,
      );
      for (let k = 0; k < classes; k++) said[k]! += shares[k]! / kept.length;
    }
    for (let k = 0; k < classes; k++) {
      offsets[k]! += (SHARPNESS / 2) * Math.log(Math.max(wanted[k]!, NEVER) / Math.max(said[k]!, NEVER));
    }
  }
  return offsets;
}

/** A share that counts as none. */
const NEVER = 1e-6;

function wantedShares(kept: readonly Pick<HeldOutRow, "target">[], classes: number): Float64Array {
  const shares = new Float64Array(classes);
  for (const { target } of kept) shares[target.indexOf(1)]! += 1;
  for (let k = 0; k < classes; k++) shares[k] = shares[k]! ** EVENED;
  const all = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / all);
}
