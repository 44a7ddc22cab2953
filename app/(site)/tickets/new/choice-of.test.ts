import { describe, expect, it } from "vitest";
import type { PreviewedField } from "@/lib/triage/classify-text";
import { choiceOf } from "./choice-of";

const OFFERED = ["billing", "network"];

function read(more: Partial<PreviewedField<string>> = {}): PreviewedField<string> {
  return { value: "billing", source: "rules", quotes: ["invoice"], apply: true, doubt: null, ...more };
}

describe("a field that the requester may set", () => {
  it("shows what triage would set, with the words that speak for it", () => {
    expect(choiceOf("", read(), OFFERED)).toEqual({
      state: "suggested",
      shown: "billing",
      suggested: { value: "billing", source: "rules", quotes: ["invoice"], sure: true },
    });
  });

  it("keeps what the requester chose, whatever is read later, and goes back to the suggestion when it is cleared", () => {
    expect(choiceOf("network", read(), OFFERED)).toMatchObject({ state: "own", shown: "network" });
    expect(choiceOf("network", null, OFFERED)).toMatchObject({ state: "own", shown: "network" });
    expect(choiceOf("", read(), OFFERED)).toMatchObject({ shown: "billing" });
  });

  it("only hints at what a person would be asked about", () => {
    const unsure = read({ apply: false, doubt: "below-threshold" });
    expect(choiceOf("", unsure, OFFERED)).toMatchObject({
      state: "perhaps",
      shown: "",
      suggested: { value: "billing" },
    });
  });

  it.each<[string, Parameters<typeof choiceOf>[1]]>([
    ["nothing was read", undefined],
    ["automation is off", null],
    ["it is only what is usual", read({ quotes: [] })],
    ["it is a default", read({ source: "fallback", quotes: [] })],
    ["the list lacks it", read({ value: "retired" })],
    ["the text is foreign", read({ source: "ai", apply: false, doubt: "unlike-known" })],
    ["the text gives orders", read({ apply: false, doubt: "instructions" })],
  ])("shows nothing where %s", (_why, guess) => {
    expect(choiceOf("", guess, OFFERED)).toEqual({ state: "none", shown: "", suggested: null });
  });
});
