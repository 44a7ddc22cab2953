import type { TriageProviderName } from "@/lib/domain/triage";
import { BINS, binOf } from "./reliability";
import { percentOf, type Tally } from "./tally";

/** What a stated confidence is worth, and how many decisions of about that confidence people have judged. */
export interface CalibrationPoint {
  /** Share that people are expected to keep, 0 to 1. */
  value: number;
  seen: number;
}

/** From what is stated to what people kept: never falls as the stated confidence rises. */
export type CalibrationCurve = (stated: number) => CalibrationPoint;

/** How many imagined decisions speak for the prior in each bin: it takes about so many true ones to outweigh it. */
const PRIOR_WEIGHT = 20;

/**
 * What is expected of a reader that nobody has judged yet. A vendor's model words its own confidence and is believed
 * nine tenths of it; our own readers compute theirs, the learned one by rows that it had kept aside.
 */
const PRIORS: Record<TriageProviderName, number> = { gemini: 0.9, learned: 1, builtin: 1, defaults: 1 };

/**
 * Fits what people kept to what one reader stated of one field: the share kept in each tenth, drawn towards the prior
 * where little was seen, made monotone (pool adjacent violators), and straight lines between.
 */
export function fitCurve(tallies: readonly Tally[], provider: TriageProviderName): CalibrationCurve {
  const bins = Array.from({ length: BINS }, (_, at) => binPoint(tallies, at, PRIORS[provider]));
  const points = monotone(bins);
  return (stated) => {
    const confidence = Math.min(1, Math.max(0, stated));
    return { value: between(points, confidence), seen: bins[binOf(percentOf(confidence))]!.seen };
  };
}

interface Point {
  stated: number;
  kept: number;
  weight: number;
  seen: number;
}

function binPoint(tallies: readonly Tally[], at: number, prior: number): Point {
  const mine = tallies.filter(({ percent }) => binOf(percent) === at);
  const seen = mine.reduce((all, { decided }) => all + decided, 0);
  const kept = mine.reduce((all, tally) => all + tally.kept, 0);
  const stated = seen > 0 ? mine.reduce((all, { confidence }) => all + confidence, 0) / seen : restOf(at);
  const weight = seen + PRIOR_WEIGHT;
  return { stated, kept: (kept + PRIOR_WEIGHT * prior * stated) / weight, weight, seen };
}

/** Where an empty bin's point lies: in its middle, of the outermost two at the end of the scale. */
function restOf(at: number): number {
  if (at === 0) return 0;
  return at === BINS - 1 ? 1 : (at + 0.5) / BINS;
}

/** Neighbours of which the surer one was kept less often become one level, the mean of both by weight. */
function monotone(points: readonly Point[]): Point[] {
  const levels: { kept: number; weight: number; points: Point[] }[] = [];
  for (const point of points) {
    let level = { kept: point.kept, weight: point.weight, points: [point] };
    for (let before = levels.at(-1); before && before.kept > level.kept; before = levels.at(-1)) {
      levels.pop();
      const weight = before.weight + level.weight;
      const kept = (before.kept * before.weight + level.kept * level.weight) / weight;
      level = { kept, weight, points: [...before.points, ...level.points] };
    }
    levels.push(level);
  }
  return levels.flatMap(({ kept, points: pooled }) => pooled.map((point) => ({ ...point, kept })));
}

/** On the line between the two points around it; beyond the outermost ones as they are. */
function between(points: readonly Point[], stated: number): number {
  const after = points.findIndex((point) => point.stated >= stated);
  if (after === -1) return points.at(-1)!.kept;
  const [low, high] = [points[after - 1] ?? points[after]!, points[after]!];
  const way = high.stated > low.stated ? (stated - low.stated) / (high.stated - low.stated) : 1;
  return low.kept + (high.kept - low.kept) * way;
}
