import { describe, expect, it } from "vitest";
import type { FieldPreview } from "@/lib/triage/classify-text";
import { fieldChoice } from "./field-choice";

const OPTIONS = ["billing", "network"];

function predicted(more: Partial<FieldPreview<string>> = {}): FieldPreview<string> {
  return { value: "billing", source: "rules", quotes: ["invoice"], apply: true, holdReason: null, ...more };
}

describe("fieldChoice", () => {
  it("The field shows the value that triage would apply, with its quotes", () => {
    expect(fieldChoice("", predicted(), OPTIONS)).toEqual({
      state: "suggested",
      shown: "billing",
      suggested: { value: "billing", source: "rules", quotes: ["invoice"], isConfident: true },
    });
  });

  it("The field keeps the requester's choice over later predictions and returns to the suggestion when it is cleared", () => {
    expect(fieldChoice("network", predicted(), OPTIONS)).toMatchObject({ state: "own", shown: "network" });
    expect(fieldChoice("network", null, OPTIONS)).toMatchObject({ state: "own", shown: "network" });
    expect(fieldChoice("", predicted(), OPTIONS)).toMatchObject({ shown: "billing" });
  });

  it("The field only hints at a value that needs review", () => {
    const uncertain = predicted({ apply: false, holdReason: "below-threshold" });
    expect(fieldChoice("", uncertain, OPTIONS)).toMatchObject({
      state: "hint",
      shown: "",
      suggested: { value: "billing" },
    });
  });

  it.each<[string, Parameters<typeof fieldChoice>[1]]>([
    ["no prediction exists", undefined],
    ["automation is off", null],
    ["the prediction has no quotes", predicted({ quotes: [] })],
    ["the value is a default", predicted({ source: "fallback", quotes: [] })],
    ["the value is not an option", predicted({ value: "retired" })],
    ["the text is unlike any known ticket", predicted({ source: "ai", apply: false, holdReason: "unlike-known" })],
    ["the text contains instructions", predicted({ apply: false, holdReason: "instructions" })],
  ])("The field shows no suggestion if %s", (_why, prediction) => {
    expect(fieldChoice("", prediction, OPTIONS)).toEqual({ state: "none", shown: "", suggested: null });
  });
});
