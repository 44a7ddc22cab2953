import { addToTally, percentOf, type Tally } from "@/lib/triage-quality/tally";

/** One decision of which is known what people made of it. */
export interface DecisionOutcome {
  /** As the reader stated it, 0 to 1. */
  confidence: number;
  kept: boolean;
}

/** The database's counting over rows at hand. */
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
