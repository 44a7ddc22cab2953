import { and, gte, lte, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { llmSpendDays } from "@/lib/db/schema";
import type { TriageSettings } from "@/lib/settings/input";

type Cost = TriageSettings["cost"];

export interface Spending {
  today: number;
  month: number;
}

const SHORT_SHARE = 0.8;

export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

export function monthOf(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

/** The cost of today and this month; reads a few hundred rows at most. */
export async function spentSoFar({ db, now }: Pick<Context, "db" | "now">): Promise<Spending> {
  const day = dayOf(now());
  const total = sql<number>`coalesce(sum(${llmSpendDays.costMicros}), 0)::float8`;
  const [row] = await db
    .select({
      today: sql<number>`coalesce(sum(${llmSpendDays.costMicros}) filter (where ${llmSpendDays.day} = ${day}), 0)::float8`,
      month: total,
    })
    .from(llmSpendDays)
    .where(and(gte(llmSpendDays.day, monthOf(day)), lte(llmSpendDays.day, day)));
  return row ?? { today: 0, month: 0 };
}

export function isNearlySpent({ today, month }: Spending, cost: Pick<Cost, "dailyBudget" | "monthlyBudget">): boolean {
  const { daily, monthly } = budgetsOf(cost);
  const reaches = (spent: number, budget: number | null) => budget !== null && spent >= budget * SHORT_SHARE;
  return reaches(today, daily) || reaches(month, monthly);
}

/** Budgets in millionths; null: unlimited. */
export function budgetsOf({ dailyBudget, monthlyBudget }: Pick<Cost, "dailyBudget" | "monthlyBudget">) {
  const micros = (dollars: number | null) => (dollars === null ? null : Math.round(dollars * 1_000_000));
  return { daily: micros(dailyBudget), monthly: micros(monthlyBudget) };
}
