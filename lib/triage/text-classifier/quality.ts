import { matchingOffsets } from "./class-balance";
import { type HeldOutRow, macroF1 } from "./measure";
import { chanceOf, fitTemperature, placeOfMost, sharesOf } from "./probability";
import type { TrainingSamples } from "./samples";

/** How good the predictions for held-out rows are; more is better. Compare only values of the same training. */
export function trainingQuality(
  { kind, imbalanced, classes }: TrainingSamples,
  heldOut: readonly HeldOutRow[],
): number {
  if (imbalanced) return balancedF1(heldOut, classes);
  return -surpriseOf(kind, heldOut, temperatureFor(kind, heldOut));
}

/** The temperature that calibrates the predictions for held-out rows best. */
export function temperatureFor(kind: TrainingSamples["kind"], heldOut: readonly HeldOutRow[]): number {
  return fitTemperature((temperature) => surpriseOf(kind, heldOut, temperature));
}

/** The quality if most rows are of one class. Accuracy says little then: always predicting that one is often right. */
function balancedF1(heldOut: readonly HeldOutRow[], classes: string[]): number {
  const offsets = matchingOffsets(heldOut, classes.length);
  const predictedClass = ({ margins }: HeldOutRow) => placeOfMost(margins.map((margin, k) => margin + offsets[k]!));
  return macroF1(
    heldOut.map((row) => ({ actual: classes[row.target.indexOf(1)]!, predicted: classes[predictedClass(row)]! })),
  );
}

/** The mean negative log likelihood of the true classes. */
function surpriseOf(kind: TrainingSamples["kind"], heldOut: readonly HeldOutRow[], temperature: number): number {
  let sum = 0;
  for (const { margins, target } of heldOut) {
    if (kind === "one") sum -= Math.log(sharesOf(margins, temperature)[target.indexOf(1)]! + 1e-12);
    else {
      for (let k = 0; k < margins.length; k++) {
        sum -= Math.log(chanceOf(target[k] ? margins[k]! : -margins[k]!, temperature) + 1e-12);
      }
    }
  }
  return sum / Math.max(1, heldOut.length);
}
