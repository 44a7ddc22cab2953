import type { OutcomeCount } from "./count-outcomes";
import { addToTally, type Tally } from "./tally";

/** One tally for each whole percent of confidence, lowest first. Leaves out values without a decision or confidence. */
export function percentTallies(cells: readonly OutcomeCount[]): Tally[] {
  const tallies = new Map<number, Tally>();
  for (const { percent, decided, kept, confidence, squaredError } of cells) {
    if (percent === null || decided === 0) continue;
    const tally = { percent, decided, kept, confidence, squaredError };
    const known = tallies.get(percent);
    tallies.set(percent, known ? addToTally(known, tally) : tally);
  }
  return [...tallies.values()].sort((a, b) => a.percent - b.percent);
}
