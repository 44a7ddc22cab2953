import { expect, it } from "vitest";
import { formatBudget, formatCalls, formatSpent, formatUtcDay, usedShare } from "./cost-text";

const taken = { calls: 1_200, inputTokens: 40_000, outputTokens: 210, costMicros: 420_000 };

it("says what was spent of what may be", () => {
  expect(formatSpent({ ...taken, budgetMicros: 5_000_000 })).toBe("$0.42 of $5.00");
  expect(formatSpent({ ...taken, budgetMicros: null })).toBe("$0.42, no budget");
  expect(formatCalls(taken)).toBe("1,200 calls, 40,210 tokens");
  expect(formatUtcDay("2026-11-01")).toBe("1 Nov");
});

it.each([
  [1_000_000, null, null],
  [525_000, "cheap", "Nearly used up: cheap is asked."],
  [525_000, null, "Nearly used up."],
  [420_000, "cheap", "Used up: our own readers decide."],
  [0, null, "Used up: our own readers decide."],
])("of a budget of %i millionths it says what follows", (budgetMicros, cheaper, words) => {
  expect(formatBudget(usedShare({ ...taken, budgetMicros }), cheaper)).toBe(words);
});
