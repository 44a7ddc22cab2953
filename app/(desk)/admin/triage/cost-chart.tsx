"use client";
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from "recharts";
import type { CostDay } from "@/lib/triage/cost/queries";
import { AXIS } from "../../_parts/chart-look";
import { dayWords, PURPOSES } from "./cost-words";
import { costWords } from "./trust-words";

/** What each day cost, stacked by what the calls were for. */
export function CostChart({ days }: { days: readonly CostDay[] }) {
  return (
    <div role="img" aria-label="Cost by day: its figures stand in the table below." className="h-56 w-full">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={[...days]} accessibilityLayer={false} margin={{ top: 12, right: 12, bottom: 0, left: 0 }}>
          <CartesianGrid stroke="var(--sb-line)" vertical={false} />
          <XAxis {...AXIS} dataKey="day" tickFormatter={dayWords} minTickGap={28} />
          <YAxis {...AXIS} tickFormatter={costWords} width={64} tickCount={4} />
          {PURPOSES.map(({ purpose, fill }) => (
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
