import type { CoveragePoint } from "@/lib/triage-quality/coverage";

export interface CoverageMark extends CoveragePoint {
  /** "from 80%": the confidence that this much of the curve reaches. */
  from: string;
}

const MARKED = [0.9, 0.75, 0.5];

/** Marks that stand closer than this would write over each other; a share of the chart's width. */
const APART = 0.14;

/** Where on the curve some well-known thresholds lie; those too near to the mark before are left out. Pure. */
export function marksOf(points: readonly CoveragePoint[]): CoverageMark[] {
  const marks: CoverageMark[] = [];
  for (const bar of MARKED) {
    const point = points.findLast(({ threshold }) => threshold >= bar);
    const before = marks.at(-1);
    if (!point || (before && point.coverage - before.coverage < APART)) continue;
    marks.push({ ...point, from: `from ${Math.round(bar * 100)}%` });
  }
  return marks;
}
