import { matchingOffsets } from "./class-balance";
import { type HeldOutRow, macroF1 } from "./measure";
import { chanceOf, fitTemperature, placeOfMost, sharesOf } from "./probability";
import type { TrainingSamples } from "./samples";

/** What a cost is chosen by; greater is better. */
export function trainingQuality({ kind, lopsided, classes }: TrainingSamples, kept: readonly HeldOutRow[]): number {
  if (lopsided) return liftedF1(kept, classes);
  return -surpriseOf(kind, kept, temperatureFor(kind, kept));
}

/** The temperature at which what rows kept aside turned out to be is least surprising. */
export function temperatureFor(kind: TrainingSamples["kind"], kept: readonly HeldOutRow[]): number {
  return fitTemperature((temperature) => surpriseOf(kind, kept, temperature));
}

/** Where one class has most rows, being right tells little: the mean F1 of the classes, once rare ones are lifted. */
function liftedF1(kept: readonly HeldOutRow[], classes: string[]): number {
  const offsets = matchingOffsets(kept, classes.length);
  const said = ({ margins }: HeldOutRow) => placeOfMost(margins.map((margin, k) => margin + offsets[k]!));
  return macroF1(kept.map((row) => ({ meant: classes[row.target.indexOf(1)]!, said: classes[said(row)]! })));
}

/** Mean negative log likelihood of what rows kept aside turned out to be. */
function surpriseOf(kind: TrainingSamples["kind"], kept: readonly HeldOutRow[], temperature: number): number {
  let sum = 0;
  for (const { margins, target } of kept) {
    if (kind === "one") sum -= Math.log(sharesOf(margins, temperature)[target.indexOf(1)]! + 1e-12);
    else {
      for (let k = 0; k < margins.length; k++) {
        sum -= Math.log(chanceOf(target[k] ? margins[k]! : -margins[k]!, temperature) + 1e-12);
      }
    }
  }
  return sum / Math.max(1, kept.length);
}
