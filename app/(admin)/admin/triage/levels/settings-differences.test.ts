import { describe, expect, it } from "vitest";
import { DEFAULT_TRIAGE_SETTINGS, TriageSettings } from "@/lib/settings/input";
import { settingsDifferences } from "./settings-differences";

const named = (slug: string) => slug.toUpperCase();

describe("where two policies differ", () => {
  it("is named setting by setting, with both values in words", () => {
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
    expect(settingsDifferences(theirs, yours, named).map(({ what, theirs, yours }) => [what, theirs, yours])).toEqual([
      ["Who reads first", "Our own model alone", "Our own model first, then Gemini"],
      ["Category: level", "Full", "Cautious"],
      ["Category: threshold", "80%", "75%"],
      ["BILLING: never sent outside", "on", "as the field has it"],
      ["Target of the breaker", "75%", "90%"],
      ["Budget of a day", "none", "$3"],
      ["BILLING: level", "as the field has it", "Suggest"],
    ]);
  });

  it("is nowhere between two that are the same", () => {
    expect(settingsDifferences(DEFAULT_TRIAGE_SETTINGS, TriageSettings.parse({}), named)).toEqual([]);
    const { prices, ...cost } = DEFAULT_TRIAGE_SETTINGS.cost;
    const stored = { ...DEFAULT_TRIAGE_SETTINGS, cost: { prices, ...cost } };
    const turned = { ...stored, cost: { ...cost, prices: Object.fromEntries(Object.entries(prices).reverse()) } };
    expect(settingsDifferences(stored, turned, named)).toEqual([]);
  });
});
