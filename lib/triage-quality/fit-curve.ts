import type { TriageProviderName } from "@/lib/domain/triage";
import { BINS, binOf } from "./reliability";
import { percentOf, type Tally } from "./tally";

/** A calibrated confidence, and the number of labelled decisions with a similar stated confidence. */
export interface CalibrationPoint {
  value: number;
  seen: number;
}

/** Maps a stated confidence to the expected share that people keep. Never falls as the stated confidence rises. */
export type CalibrationCurve = (stated: number) => CalibrationPoint;

/** The prior counts as much as this many decisions in each bin. */
const PRIOR_WEIGHT = 20;

/** Expected share kept per stated confidence. A vendor's model only claims its confidence; ours is computed. */
const PRIORS: Record<TriageProviderName, number> = { gemini: 0.9, learned: 1, builtin: 1, defaults: 1 };

/** Calibrates one provider's confidence in one field: the share kept in each tenth, pulled towards the prior where
 * labels are few, made monotone (pool adjacent violators), with linear interpolation. */
export function fitCurve(tallies: readonly Tally[], provider: TriageProviderName): CalibrationCurve {
  const bins = Array.from({ length: BINS }, (_, bin) => binPoint(tallies, bin, PRIORS[provider]));
  const points = monotone(bins);
  return (stated) => {
    const confidence = Math.min(1, Math.max(0, stated));
    return { value: interpolate(points, confidence), seen: bins[binOf(percentOf(confidence))]!.seen };
  };
}

interface Point {
  stated: number;
  kept: number;
  weight: number;
  seen: number;
}

function binPoint(tallies: readonly Tally[], bin: number, prior: number): Point {
  const inBin = tallies.filter(({ percent }) => binOf(percent) === bin);
  const seen = inBin.reduce((all, { decided }) => all + decided, 0);
  const kept = inBin.reduce((all, tally) => all + tally.kept, 0);
  const stated = seen > 0 ? inBin.reduce((all, { confidence }) => all + confidence, 0) / seen : emptyBinConfidence(bin);
  const weight = seen + PRIOR_WEIGHT;
  return { stated, kept: (kept + PRIOR_WEIGHT * prior * stated) / weight, weight, seen };
}

/** The middle of an empty bin; for the first and last bin, the end of the scale. */
function emptyBinConfidence(bin: number): number {
  if (bin === 0) return 0;
  return bin === BINS - 1 ? 1 : (bin + 0.5) / BINS;
}

/** Pools neighbours in the wrong order into their weighted mean. */
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

/** Linear between two points, constant beyond the outermost ones. */
function interpolate(points: readonly Point[], stated: number): number {
  const after = points.findIndex((point) => point.stated >= stated);
  if (after === -1) return points.at(-1)!.kept;
  const [low, high] = [points[after - 1] ?? points[after]!, points[after]!];
  const fraction = high.stated > low.stated ? (stated - low.stated) / (high.stated - low.stated) : 1;
  return low.kept + (high.kept - low.kept) * fraction;
}
