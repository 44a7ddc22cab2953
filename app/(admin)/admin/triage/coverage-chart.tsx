"use client";
import { CartesianGrid, Line, LineChart, ReferenceDot, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { AXIS, percentTick, TENTHS } from "@/app/_features/charts/chart-style";
import type { CoveragePoint } from "@/lib/triage-quality/coverage";
import { marksOf } from "./coverage-marks";

/** The accuracy of automated values, by their share, as the threshold falls. */
export function CoverageChart({ points }: { points: readonly CoveragePoint[] }) {
  return (
    <div role="img" aria-label="Accuracy by threshold. The table below has the figures." className="h-72 w-full">
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={[...points]} accessibilityLayer={false} margin={{ top: 30, right: 20, bottom: 18, left: 0 }}>
          <CartesianGrid stroke="var(--sb-line)" vertical={false} />
          <XAxis
            {...AXIS}
            type="number"
            dataKey="coverage"
            domain={[0, 1]}
            ticks={TENTHS}
            tickFormatter={percentTick}
            label={{
              value: "automated",
              position: "insideBottom",
              offset: -12,
              fill: "var(--sb-muted)",
              fontSize: 12,
            }}
          />
          <YAxis {...AXIS} type="number" domain={[0, 1]} ticks={TENTHS} tickFormatter={percentTick} width={44} />
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
