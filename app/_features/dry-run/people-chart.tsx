"use client";
import { Bar, BarChart, CartesianGrid, LabelList, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { AXIS } from "@/app/_features/charts/chart-style";
import type { DryRun } from "@/lib/routing/dry-run/views";

type Person = DryRun["people"][number];

/** Height of a person's two bars, in pixels. */
const ROW = 40;

const LABEL = { position: "right", fill: "var(--sb-muted)", fontSize: 12 } as const;

/** Tickets per person, now and with the change. */
export function PeopleChart({ people }: { people: readonly Person[] }) {
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
          <Bar
            dataKey={({ before }: Person) => before.tickets}
            name="Now"
            fill="var(--sb-faint)"
            barSize={10}
            isAnimationActive={false}
          >
            <LabelList {...LABEL} />
          </Bar>
          <Bar
            dataKey={({ after }: Person) => after.tickets}
            name="With the change"
            fill="var(--sb-chart-1)"
            barSize={10}
            isAnimationActive={false}
          >
            <LabelList {...LABEL} />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
