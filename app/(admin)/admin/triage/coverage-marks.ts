import type { CoveragePoint } from "@/lib/triage-quality/coverage";

const THRESHOLDS = [0.9, 0.75, 0.5];

/** A share of the chart's width. Closer marks would overlap. */
const MIN_DISTANCE = 0.14;

/** The points to mark on the curve: those for the thresholds 90%, 75% and 50%, without marks that would overlap. */
export function marksOf(points: readonly CoveragePoint[]) {
  const marks: (CoveragePoint & { from: string })[] = [];
  for (const threshold of THRESHOLDS) {
    const point = points.findLast((one) => one.threshold >= threshold);
    const last = marks.at(-1);
    if (!point || (last && point.coverage - last.coverage < MIN_DISTANCE)) continue;
    marks.push({ ...point, from: `from ${Math.round(threshold * 100)}%` });
  }
  return marks;
}
