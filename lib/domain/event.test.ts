import { describe, expect, it } from "vitest";
import { readFacts } from "./event";

describe("readFacts", () => {
  const row = (type: string, after: unknown) => ({ type, before: null, after });

  it("A row of another version is read without unknown or invalid facts", () => {
    expect(readFacts(row("ticket/triaged", { provider: "oracle", priority: "high", mood: "bad", skills: 3 }))).toEqual({
      type: "ticket/triaged",
      after: { priority: "high" },
    });
    expect(readFacts(row("ticket/unassigned", { reason: "owner left" }))).toEqual({
      type: "ticket/unassigned",
      after: {},
    });
    expect(readFacts(row("ticket/deleted", null))).toEqual({ type: "ticket/deleted" });
  });

  it("An update of the previous version is read as an edit", () => {
    expect(readFacts(row("ticket/updated", { priority: "low" }))).toEqual({
      type: "ticket/edited",
      after: { priority: "low" },
    });
  });

  it("A row of an unknown type is read as null", () => {
    expect(readFacts(row("ticket/teleported", {}))).toBeNull();
    expect(readFacts(row("toString", {}))).toBeNull();
  });
});
