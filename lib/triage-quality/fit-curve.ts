import type { TriageProviderName } from "@/lib/domain/triage";
import { BINS, binOf } from "./reliability";
import { percentOf, sumOf, type Tally } from "./tally";

/** A calibrated confidence, and how many decided values have a stated confidence in the same tenth of the scale. */
export interface CalibrationPoint {
  value: number;
  seen: number;
}

/** Maps a stated confidence to the share of values that people will probably keep. A higher one never maps lower. */
export type CalibrationCurve = (stated: number) => CalibrationPoint;

/** In each tenth of the scale, our expectation before any decision counts as much as this many decisions. */
const PRIOR_WEIGHT = 20;

/** Before any decision, people are expected to keep this much of the stated confidence. Vendors' models overstate. */
const PRIORS: Record<TriageProviderName, number> = { gemini: 0.9, learned: 1, builtin: 1, defaults: 1 };

/**
 * Calibrates one provider's confidence in one field by the share of values that people kept in each tenth of the scale.
 * Where decisions are few, `PRIORS` counts more. The curve never falls (pool adjacent violators) and is linear between
 * the tenths.
 */
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
  const [seen, kept] = [sumOf(inBin, "decided"), sumOf(inBin, "kept")];
  const stated = seen > 0 ? sumOf(inBin, "confidence") / seen : emptyBinConfidence(bin);
  const weight = seen + PRIOR_WEIGHT;
  return { stated, kept: (kept + PRIOR_WEIGHT * prior * stated) / weight, weight, seen };
}

/** An empty tenth stands for its middle; the first one stands for 0 and the last one for 1. */
function emptyBinConfidence(bin: number): number {
  if (bin === 0) return 0;
  return bin === BINS - 1 ? 1 : (bin + 0.5) / BINS;
}

/** Where the share kept falls from one point to the next, both get their weighted mean. */
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

/** The curve is linear between two points. Beyond the first and the last point it is constant. */
function interpolate(points: readonly Point[], stated: number): number {
  const after = points.findIndex((point) => point.stated >= stated);
  if (after === -1) return points.at(-1)!.kept;
  const [low, high] = [points[after - 1] ?? points[after]!, points[after]!];
  const fraction = high.stated > low.stated ? (stated - low.stated) / (high.stated - low.stated) : 1;
  return low.kept + (high.kept - low.kept) * fraction;
}
