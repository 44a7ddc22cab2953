import { formatCount } from "@/lib/display-text/labels";
import type { CallTotals, CostReport } from "@/lib/triage/llm-cost/queries";
import { formatCost } from "./quality-text";

/** What calls are made for, in the order in which bars are stacked. */
export const PURPOSE_LABELS = [
  { purpose: "triage", name: "Tickets", fill: "var(--sb-chart-1)", dot: "bg-chart-1" },
  { purpose: "preview", name: "Previews", fill: "var(--sb-chart-2)", dot: "bg-chart-2" },
  { purpose: "shadow", name: "For comparison", fill: "var(--sb-chart-4)", dot: "bg-chart-4" },
] as const;

/** "$0.42 of $5.00", or "$0.42, no budget". */
export function formatSpent({ costMicros, budgetMicros }: CostReport["today"]): string {
  const spent = formatCost(costMicros);
  return budgetMicros === null ? `${spent}, no budget` : `${spent} of ${formatCost(budgetMicros)}`;
}

/** "12 calls, 40,210 tokens". */
export function formatCalls({ calls, inputTokens, outputTokens }: CallTotals): string {
  return `${formatCount(calls, "call")}, ${formatCount(inputTokens + outputTokens, "token")}`;
}

/** What follows from how much of a budget is used; null while nothing does. */
export function formatBudget(used: number | null, cheaperModel: string | null): string | null {
  if (used === null || used < SHORT) return null;
  if (used >= 1) return "Used up: our own readers decide.";
  return cheaperModel ? `Nearly used up: ${cheaperModel} is asked.` : "Nearly used up.";
}

const SHORT = 0.8;

/** How much of the budget is used, 0 to 1 and beyond; null without one. */
export function usedShare({ costMicros, budgetMicros }: CostReport["today"]): number | null {
  if (budgetMicros === null) return null;
  return budgetMicros === 0 ? 1 : costMicros / budgetMicros;
}

/** "21 Nov" of a UTC day. */
export function formatUtcDay(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
}
