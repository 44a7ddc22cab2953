import { and, gte, lte, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { llmSpendDays } from "@/lib/db/schema";
import type { TriageSettings } from "@/lib/settings/input";

export type BudgetLimits = Pick<TriageSettings["cost"], "dailyBudget" | "monthlyBudget">;

/** The cost of today and of this month (UTC), in millionths of a US dollar. */
export interface Spending {
  today: number;
  month: number;
}

const SHORT_SHARE = 0.8;

/** The day in UTC, such as "2026-11-21". */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** The first day of a day's month. */
export function monthOf(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

/** Sums the cost of all vendor calls. The table has one row for each day, model and purpose, so this is fast. */
export async function spentSoFar({ db, now }: Pick<Context, "db" | "now">): Promise<Spending> {
  const day = dayOf(now());
  const [row] = await db
    .select({
      today: sql<number>`coalesce(sum(${llmSpendDays.costMicros}) filter (where ${llmSpendDays.day} = ${day}), 0)::float8`,
      month: sql<number>`coalesce(sum(${llmSpendDays.costMicros}), 0)::float8`,
    })
    .from(llmSpendDays)
    .where(and(gte(llmSpendDays.day, monthOf(day)), lte(llmSpendDays.day, day)));
  return row ?? { today: 0, month: 0 };
}

/** True if the cost has reached 80% of the daily or the monthly budget. */
export function isNearlySpent({ today, month }: Spending, budgets: BudgetLimits): boolean {
  const { daily, monthly } = budgetsOf(budgets);
  const reaches = (spent: number, budget: number | null) => budget !== null && spent >= budget * SHORT_SHARE;
  return reaches(today, daily) || reaches(month, monthly);
}

/** The budgets in millionths of a US dollar; null means no limit. */
export function budgetsOf({ dailyBudget, monthlyBudget }: BudgetLimits) {
  const micros = (dollars: number | null) => (dollars === null ? null : Math.round(dollars * 1_000_000));
  return { daily: micros(dailyBudget), monthly: micros(monthlyBudget) };
}
