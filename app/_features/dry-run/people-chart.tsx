"use client";
import { Bar, BarChart, CartesianGrid, LabelList, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { AXIS } from "@/app/_features/charts/chart-style";
import type { DryRun } from "@/lib/routing/dry-run/views";

/** Height of a person's two bars, in pixels. */
const ROW = 40;

const BARS = [
  { side: "before", fill: "var(--sb-faint)" },
  { side: "after", fill: "var(--sb-chart-1)" },
] as const;

const LABEL = { position: "right", fill: "var(--sb-muted)", fontSize: 12 } as const;

/** A chart with two bars per person: their tickets with the current settings, and with the change. */
export function PeopleChart({ people }: { people: DryRun["people"] }) {
  return (
    <div role="img" aria-label="Tickets by person. The table below has the figures." className="w-full">
      <ResponsiveContainer width="100%" height={people.length * ROW + 8}>
        <BarChart
          data={[...people]}
          layout="vertical"
          accessibilityLayer={false}
          barGap={2}
          margin={{ top: 0, right: 44, bottom: 0, left: 0 }}
        >
          <CartesianGrid stroke="var(--sb-line)" horizontal={false} />
          <XAxis {...AXIS} type="number" hide allowDecimals={false} />
          <YAxis {...AXIS} type="category" dataKey="name" width={116} axisLine={false} interval={0} />
          {BARS.map(({ side, fill }) => (
            <Bar key={side} dataKey={`${side}.tickets`} fill={fill} barSize={10} isAnimationActive={false}>
              <LabelList {...LABEL} />
            </Bar>
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
