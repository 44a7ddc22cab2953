import { addToTally, percentOf, type Tally } from "@/lib/triage-quality/tally";

/** A reviewed decision. */
export interface DecisionOutcome {
  /** As the provider stated it, 0 to 1. */
  confidence: number;
  kept: boolean;
}

/** Tallies outcomes in memory, as the database does. */
export function tallyOutcomes(outcomes: readonly DecisionOutcome[]): Tally[] {
  const tallies = new Map<number, Tally>();
  for (const { confidence, kept } of outcomes) {
    const percent = percentOf(confidence);
    const sum = tallies.get(percent) ?? { percent, decided: 0, kept: 0, confidence: 0, squaredError: 0 };
    tallies.set(percent, addToTally(sum, { percent, decided: 1, kept: Number(kept), ...errorOf(confidence, kept) }));
  }
  return [...tallies.values()].sort((a, b) => a.percent - b.percent);
}

function errorOf(confidence: number, kept: boolean) {
  return { confidence, squaredError: (confidence - Number(kept)) ** 2 };
}
