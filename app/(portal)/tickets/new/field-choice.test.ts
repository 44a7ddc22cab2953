import { describe, expect, it } from "vitest";
import type { PreviewedField } from "@/lib/triage/classify-text";
import { fieldChoice } from "./field-choice";

const OFFERED = ["billing", "network"];

function read(more: Partial<PreviewedField<string>> = {}): PreviewedField<string> {
  return { value: "billing", source: "rules", quotes: ["invoice"], apply: true, holdReason: null, ...more };
}

describe("a field that the requester may set", () => {
  it("shows what triage would set, with the words that speak for it", () => {
    expect(fieldChoice("", read(), OFFERED)).toEqual({
      state: "suggested",
      shown: "billing",
      suggested: { value: "billing", source: "rules", quotes: ["invoice"], sure: true },
    });
  });

  it("keeps what the requester chose, whatever is read later, and goes back to the suggestion when it is cleared", () => {
    expect(fieldChoice("network", read(), OFFERED)).toMatchObject({ state: "own", shown: "network" });
    expect(fieldChoice("network", null, OFFERED)).toMatchObject({ state: "own", shown: "network" });
    expect(fieldChoice("", read(), OFFERED)).toMatchObject({ shown: "billing" });
  });

  it("only hints at what a person would be asked about", () => {
    const unsure = read({ apply: false, holdReason: "below-threshold" });
    expect(fieldChoice("", unsure, OFFERED)).toMatchObject({
      state: "perhaps",
      shown: "",
      suggested: { value: "billing" },
    });
  });

  it.each<[string, Parameters<typeof fieldChoice>[1]]>([
    ["nothing was read", undefined],
    ["automation is off", null],
    ["it is only what is usual", read({ quotes: [] })],
    ["it is a default", read({ source: "fallback", quotes: [] })],
    ["the list lacks it", read({ value: "retired" })],
    ["the text is foreign", read({ source: "ai", apply: false, holdReason: "unlike-known" })],
    ["the text gives orders", read({ apply: false, holdReason: "instructions" })],
  ])("shows nothing where %s", (_why, guess) => {
    expect(fieldChoice("", guess, OFFERED)).toEqual({ state: "none", shown: "", suggested: null });
  });
});
