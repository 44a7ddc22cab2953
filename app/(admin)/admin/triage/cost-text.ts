import { formatCount } from "@/lib/display-text/labels";
import type { CostReport } from "@/lib/triage/llm-cost/queries";
import type { CallTotals } from "@/lib/triage/llm-cost/reserve-call";
import { formatCost } from "./quality-text";

/** The purposes of calls to outside models, in the order of the chart's stacked bars. */
export const PURPOSE_LABELS = [
  { purpose: "triage", name: "Tickets", fill: "var(--sb-chart-1)", dot: "bg-chart-1" },
  { purpose: "preview", name: "Previews", fill: "var(--sb-chart-2)", dot: "bg-chart-2" },
  { purpose: "shadow", name: "Comparison", fill: "var(--sb-chart-4)", dot: "bg-chart-4" },
] as const;

/** "$0.42 of $5.00", or "$0.42, no budget". */
export function formatSpent({ costMicros, budgetMicros }: CostReport["today"]): string {
  const spent = formatCost(costMicros);
  return budgetMicros === null ? `${spent}, no budget` : `${spent} of ${formatCost(budgetMicros)}`;
}

/** "12 calls, 40,210 tokens" (input and output together). */
export function formatCalls({ calls, inputTokens, outputTokens }: CallTotals): string {
  return `${formatCount(calls, "call")}, ${formatCount(inputTokens + outputTokens, "token")}`;
}

/** A warning if at least 80% of a budget is used; otherwise null. `used`: a share, null without a budget. */
export function formatBudget(used: number | null, cheaperModel: string | null): string | null {
  if (used === null || used < WARN_FROM) return null;
  if (used >= 1) return "The budget is used up, so only our own model and the keyword rules run.";
  return cheaperModel ? `The budget is almost used up, so we use ${cheaperModel}.` : "The budget is almost used up.";
}

const WARN_FROM = 0.8;

/** The used share of a budget. It is above 1 if the budget is exceeded, and null if there is no budget. */
export function usedShare({ costMicros, budgetMicros }: CostReport["today"]): number | null {
  if (budgetMicros === null) return null;
  return budgetMicros === 0 ? 1 : costMicros / budgetMicros;
}

/** 2026-11-21 as "21 Nov". */
export function formatUtcDay(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
}
