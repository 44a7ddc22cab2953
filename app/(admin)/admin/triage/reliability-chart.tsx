"use client";
import { LabelList, ReferenceLine, ResponsiveContainer, Scatter, ScatterChart, XAxis, YAxis, ZAxis } from "recharts";
import { AXIS, percentTick, TENTHS } from "@/app/_features/charts/chart-style";
import type { Bin } from "@/lib/triage-quality/reliability";

/** The accepted share by stated confidence. A dot's size shows its count. */
export function ReliabilityChart({ bins }: { bins: readonly Bin[] }) {
  const dots = bins.filter(({ decided }) => decided > 0);
  return (
    <div role="img" aria-label="Calibration curve. The table below has the figures." className="h-72 w-full">
      <ResponsiveContainer width="100%" height="100%">
        <ScatterChart accessibilityLayer={false} margin={{ top: 30, right: 20, bottom: 18, left: 0 }}>
          <XAxis
            {...AXIS}
            type="number"
            dataKey="confidence"
            domain={[0, 1]}
            ticks={TENTHS}
            tickFormatter={percentTick}
            label={{
              value: "confidence",
              position: "insideBottom",
              offset: -12,
              fill: "var(--sb-muted)",
              fontSize: 12,
            }}
          />
          <YAxis
            {...AXIS}
            type="number"
            dataKey="kept"
            domain={[0, 1]}
            ticks={TENTHS}
            tickFormatter={percentTick}
            width={44}
          />
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
