import { count } from "@/app/_ui/words";
import type { CostReport, Taken } from "@/lib/triage/cost/queries";
import { costWords } from "./trust-words";

/** What calls are made for, in the order in which bars are stacked. */
export const PURPOSES = [
  { purpose: "triage", name: "Tickets", fill: "var(--sb-chart-1)", dot: "bg-chart-1" },
  { purpose: "preview", name: "Previews", fill: "var(--sb-chart-2)", dot: "bg-chart-2" },
  { purpose: "shadow", name: "For comparison", fill: "var(--sb-chart-4)", dot: "bg-chart-4" },
] as const;

/** "$0.42 of $5.00", or "$0.42, no budget". */
export function spentWords({ costMicros, budgetMicros }: CostReport["today"]): string {
  const spent = costWords(costMicros);
  return budgetMicros === null ? `${spent}, no budget` : `${spent} of ${costWords(budgetMicros)}`;
}

/** "12 calls, 40,210 tokens". */
export function takenWords({ calls, inputTokens, outputTokens }: Taken): string {
  return `${count(calls, "call")}, ${count(inputTokens + outputTokens, "token")}`;
}

/** What follows from how much of a budget is used; null while nothing does. */
export function budgetWords(used: number | null, cheaperModel: string | null): string | null {
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
export function dayWords(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
}
