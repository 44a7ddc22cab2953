import { expect, it } from "vitest";
import { formatBudget, formatCalls, formatSpent, formatUtcDay, usedShare } from "./cost-text";

const totals = { calls: 1_200, inputTokens: 40_000, outputTokens: 210, costMicros: 420_000 };

it("Costs, calls and days are formatted for the cost report", () => {
  expect(formatSpent({ ...totals, budgetMicros: 5_000_000 })).toBe("$0.42 of $5.00");
  expect(formatSpent({ ...totals, budgetMicros: null })).toBe("$0.42, no budget");
  expect(formatCalls(totals)).toBe("1,200 calls, 40,210 tokens");
  expect(formatUtcDay("2026-11-01")).toBe("1 Nov");
});

const USED_UP = "The budget is used up, so only our own model and the keyword rules run.";

it.each([
  [1_000_000, null, null],
  [525_000, "cheap", "The budget is almost used up, so we use cheap."],
  [525_000, null, "The budget is almost used up."],
  [420_000, "cheap", USED_UP],
  [0, null, USED_UP],
])("A budget of %i micros with the cheaper model %s reads as %j", (budgetMicros, cheaper, text) => {
  expect(formatBudget(usedShare({ ...totals, budgetMicros }), cheaper)).toBe(text);
});
