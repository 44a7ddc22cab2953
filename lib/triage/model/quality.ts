import type { KeptAside } from "./kept-aside";
import { chanceOf, fitTemperature, placeOfMost, sharesOf } from "./probability";
import type { Samples } from "./samples";

/** What a cost is chosen by; greater is better. */
export function qualityOf({ kind, lopsided, classes }: Samples, kept: readonly KeptAside[]): number {
  if (kind === "many") return -surpriseOf(kind, kept, temperatureFor(kind, kept));
  if (lopsided) return meanRecall(kept, classes.length);
  return kept.filter(({ margins, target }) => target[placeOfMost(margins)]).length / kept.length;
}

/** The temperature at which what rows kept aside turned out to be is least surprising. */
export function temperatureFor(kind: Samples["kind"], kept: readonly KeptAside[]): number {
  return fitTemperature((temperature) => surpriseOf(kind, kept, temperature));
}

function meanRecall(kept: readonly KeptAside[], classes: number): number {
  const right = new Float64Array(classes);
  const all = new Float64Array(classes);
  for (const { margins, target } of kept) {
    const truth = target.indexOf(1);
    all[truth]!++;
    if (placeOfMost(margins) === truth) right[truth]!++;
  }
  return right.reduce((sum, count, k) => sum + (all[k]! > 0 ? count / all[k]! : 0), 0) / classes;
}

/** Mean negative log likelihood of what rows kept aside turned out to be. */
function surpriseOf(kind: Samples["kind"], kept: readonly KeptAside[], temperature: number): number {
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
