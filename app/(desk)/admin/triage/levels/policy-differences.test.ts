import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY, TriagePolicy } from "@/lib/policy/input";
import { policyDifferences } from "./policy-differences";

const named = (slug: string) => slug.toUpperCase();

describe("where two policies differ", () => {
  it("is named setting by setting, with both values in words", () => {
    const theirs = TriagePolicy.parse({
      order: "own-only",
      fields: { category: { level: "full", threshold: 0.8 } },
      categories: { billing: { neverOutside: true } },
    });
    const yours = TriagePolicy.parse({
      categories: { billing: { level: "suggest" } },
      breaker: { target: 0.9 },
      cost: { dailyBudget: 3 },
    });
    expect(policyDifferences(theirs, yours, named).map(({ what, theirs, yours }) => [what, theirs, yours])).toEqual([
      ["Who reads first", "Our own model alone", "Our own model first, then Gemini"],
      ["Category: level", "Full", "Cautious"],
      ["Category: threshold", "80%", "75%"],
      ["BILLING: never sent outside", "on", "as the field has it"],
      ["Target of the breaker", "75%", "90%"],
      ["Cost", "other amounts", "other amounts"],
      ["BILLING: level", "as the field has it", "Suggest"],
    ]);
  });

  it("is nowhere between two that are the same", () => {
    expect(policyDifferences(DEFAULT_POLICY, TriagePolicy.parse({}), named)).toEqual([]);
    const { prices, ...cost } = DEFAULT_POLICY.cost;
    const stored = { ...DEFAULT_POLICY, cost: { prices, ...cost } };
    const turned = { ...stored, cost: { ...cost, prices: Object.fromEntries(Object.entries(prices).reverse()) } };
    expect(policyDifferences(stored, turned, named)).toEqual([]);
  });
});
