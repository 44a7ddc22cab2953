"use client";
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { AXIS } from "@/app/_features/charts/chart-style";
import type { CostDay } from "@/lib/triage/llm-cost/queries";
import { formatUtcDay, PURPOSE_LABELS } from "./cost-text";
import { formatCost } from "./quality-text";

export function CostChart({ days }: { days: readonly CostDay[] }) {
  return (
    <div role="img" aria-label="Cost by day. The table below has the figures." className="h-56 w-full">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={[...days]} accessibilityLayer={false} margin={{ top: 12, right: 12, bottom: 0, left: 0 }}>
          <CartesianGrid stroke="var(--sb-line)" vertical={false} />
          <XAxis {...AXIS} dataKey="day" tickFormatter={formatUtcDay} minTickGap={28} />
          <YAxis {...AXIS} tickFormatter={formatCost} width={64} tickCount={4} />
          {PURPOSE_LABELS.map(({ purpose, fill }) => (
            <Bar
              key={purpose}
              dataKey={(day: CostDay) => day.byPurpose[purpose]}
              name={purpose}
              stackId="cost"
              fill={fill}
              maxBarSize={22}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
