import { describe, expect, it } from "vitest";
import { DEFAULT_TRIAGE_SETTINGS, TriageSettings } from "@/lib/settings/input";
import { settingsDifferences } from "./settings-differences";

const categoryName = (slug: string) => slug.toUpperCase();

describe("settingsDifferences", () => {
  it("Each changed setting is named with both values", () => {
    const theirs = TriageSettings.parse({
      order: "own-only",
      fields: { category: { level: "full", threshold: 0.8 } },
      categories: { billing: { neverOutside: true } },
    });
    const yours = TriageSettings.parse({
      categories: { billing: { level: "suggest" } },
      breaker: { target: 0.9 },
      cost: { dailyBudget: 3 },
    });
    expect(
      settingsDifferences(theirs, yours, categoryName).map(({ what, theirs, yours }) => [what, theirs, yours]),
    ).toEqual([
      ["Provider order", "Own model only", "Own model first, then Gemini"],
      ["Category: level", "Full", "Cautious"],
      ["Category: threshold", "80%", "75%"],
      ["BILLING: never sent outside", "on", "default"],
      ["Safety switch: target", "75%", "90%"],
      ["Daily budget", "none", "$3"],
      ["BILLING: level", "default", "Suggest"],
    ]);
  });

  it("Equal settings have no differences, whatever the order of prices", () => {
    expect(settingsDifferences(DEFAULT_TRIAGE_SETTINGS, TriageSettings.parse({}), categoryName)).toEqual([]);
    const { prices, ...cost } = DEFAULT_TRIAGE_SETTINGS.cost;
    const stored = { ...DEFAULT_TRIAGE_SETTINGS, cost: { prices, ...cost } };
    const reordered = { ...stored, cost: { ...cost, prices: Object.fromEntries(Object.entries(prices).reverse()) } };
    expect(settingsDifferences(stored, reordered, categoryName)).toEqual([]);
  });
});
