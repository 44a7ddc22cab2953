import { describe, expect, it } from "vitest";
import { changedOnly } from "./side-panel-query";

describe("what a catalogue form sends", () => {
  it("only facts that differ from what stands", () => {
    const stands = { name: "Billing", keywords: ["invoice"], teamId: null, id: "1" };
    expect(changedOnly(stands, { name: "Billing", keywords: ["invoice", "refund"], teamId: null })).toEqual({
      keywords: ["invoice", "refund"],
    });
    expect(changedOnly(stands, { name: "Billing", keywords: ["invoice"], teamId: null })).toEqual({});
  });
});
