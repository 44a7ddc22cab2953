import type { KeptAside } from "./kept-aside";
import { placeOfMost } from "./probability";

/** From this share of one class on, always saying that class looks accurate and helps nobody. */
const LOPSIDED_FROM = 0.6;

/** True where one class has most of the rows: then classes are weighed, and rare ones lifted. */
export function isLopsided(support: readonly number[]): boolean {
  const all = support.reduce((sum, count) => sum + count, 0);
  return Math.max(...support) > all * LOPSIDED_FROM;
}

/** How far a found lift is trusted: what fits the rows kept aside best is partly chance. */
const TRUST = 0.7;

/** What to add to each class's margin so that rows kept aside reach the best mean F1: one class after the other, three rounds. */
export function bestOffsets(kept: readonly Pick<KeptAside, "margins" | "target">[], classes: number): Float32Array {
  const offsets = new Float32Array(classes);
  let best = meanF1(kept, offsets);
  for (let round = 0; round < 3; round++) {
    for (let k = 0; k < classes; k++) {
      let chosen = offsets[k]!;
      for (let lift = -1; lift <= 1; lift += 0.05) {
        offsets[k] = lift;
        const found = meanF1(kept, offsets);
        if (found > best + 0.003) [best, chosen] = [found, lift];
      }
      offsets[k] = chosen;
    }
  }
  return offsets.map((offset) => offset * TRUST);
}

function meanF1(kept: readonly Pick<KeptAside, "margins" | "target">[], offsets: Float32Array): number {
  const [both, said, meant] = [0, 1, 2].map(() => new Float64Array(offsets.length));
  for (const { margins, target } of kept) {
    const first = placeOfMost(margins.map((margin, k) => margin + offsets[k]!));
    said![first]!++;
    meant![target.indexOf(1)]!++;
    if (target[first]) both![first]!++;
  }
  return (
    offsets.reduce(
      (sum, _, k) => sum + (said![k]! + meant![k]! > 0 ? (2 * both![k]!) / (said![k]! + meant![k]!) : 0),
      0,
    ) / offsets.length
  );
}
