import type { CoveragePoint } from "@/lib/triage-quality/coverage";

export interface CoverageMark extends CoveragePoint {
  from: string;
}

const THRESHOLDS = [0.9, 0.75, 0.5];

/** Marks closer than this would overlap; a share of the chart's width. */
const MIN_DISTANCE = 0.14;

/** The points of the curve where it reaches 90, 75 and 50% confidence. Skips a mark that overlaps another. Pure. */
export function marksOf(points: readonly CoveragePoint[]): CoverageMark[] {
  const marks: CoverageMark[] = [];
  for (const threshold of THRESHOLDS) {
    const point = points.findLast((one) => one.threshold >= threshold);
    const last = marks.at(-1);
    if (!point || (last && point.coverage - last.coverage < MIN_DISTANCE)) continue;
    marks.push({ ...point, from: `from ${Math.round(threshold * 100)}%` });
  }
  return marks;
}
