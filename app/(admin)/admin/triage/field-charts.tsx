"use client";
import {
  CartesianGrid,
  LabelList,
  Line,
  LineChart,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  XAxis,
  YAxis,
  ZAxis,
} from "recharts";
import { AXIS, percentTick, TENTHS } from "@/app/_features/charts/chart-style";
import type { CoveragePoint } from "@/lib/triage-quality/coverage";
import type { Bin } from "@/lib/triage-quality/reliability";
import { marksOf } from "./coverage-marks";

const SHARE_AXIS = { ...AXIS, type: "number", domain: [0, 1], ticks: TENTHS, tickFormatter: percentTick } as const;
const X_LABEL = { position: "insideBottom", offset: -12, fill: "var(--sb-muted)", fontSize: 12 } as const;
const MARGIN = { top: 30, right: 20, bottom: 18, left: 0 };

/** A line over thresholds. x: the share of values that reach one; y: the share of these that people accepted. */
export function CoverageChart({ points }: { points: readonly CoveragePoint[] }) {
  return (
    <div role="img" aria-label="Accuracy by threshold. The table below has the figures." className="h-72 w-full">
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={[...points]} accessibilityLayer={false} margin={MARGIN}>
          <CartesianGrid stroke="var(--sb-line)" vertical={false} />
          <XAxis {...SHARE_AXIS} dataKey="coverage" label={{ ...X_LABEL, value: "automated" }} />
          <YAxis {...SHARE_AXIS} width={44} />
          <Line
            dataKey="accuracy"
            stroke="var(--sb-chart-1)"
            strokeWidth={2}
            dot={points.length === 1}
            isAnimationActive={false}
          />
          {marksOf(points).map(({ coverage, accuracy, from }) => (
            <ReferenceDot
              key={from}
              x={coverage}
              y={accuracy}
              r={4}
              fill="var(--sb-chart-1)"
              stroke="var(--color-base-100)"
              label={{ value: from, position: "top", fill: "var(--color-base-content)", fontSize: 12 }}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}

/** A dot per range of confidence. x: the mean confidence; y: the share of values that people accepted. */
export function ReliabilityChart({ bins }: { bins: readonly Bin[] }) {
  const dots = bins.filter(({ decided }) => decided > 0);
  return (
    <div role="img" aria-label="Calibration curve. The table below has the figures." className="h-72 w-full">
      <ResponsiveContainer width="100%" height="100%">
        <ScatterChart accessibilityLayer={false} margin={MARGIN}>
          <XAxis {...SHARE_AXIS} dataKey="confidence" label={{ ...X_LABEL, value: "confidence" }} />
          <YAxis {...SHARE_AXIS} dataKey="kept" width={44} />
          <ZAxis
            type="number"
            dataKey="decided"
            domain={[0, Math.max(1, ...dots.map(({ decided }) => decided))]}
            range={[30, 420]}
          />
          <ReferenceLine
            segment={[
              { x: 0, y: 0 },
              { x: 1, y: 1 },
            ]}
            stroke="var(--sb-edge)"
            strokeDasharray="4 4"
          />
          <Scatter data={dots} fill="var(--sb-chart-1)" fillOpacity={0.75} isAnimationActive={false}>
            <LabelList dataKey="decided" position="top" fill="var(--color-base-content)" fontSize={12} />
          </Scatter>
        </ScatterChart>
      </ResponsiveContainer>
    </div>
  );
}
