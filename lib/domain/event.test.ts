import { describe, expect, it } from "vitest";
import { readFacts } from "./event";

describe("a row of an older or a newer version", () => {
  const row = (type: string, after: unknown) => ({ type, before: null, after });

  it("is read without the facts that are missing, unknown or of another shape", () => {
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

  it("that was written as an update while the version before was replaced is an edit", () => {
    expect(readFacts(row("ticket/updated", { priority: "low" }))).toEqual({
      type: "ticket/edited",
      after: { priority: "low" },
    });
  });

  it("of a name that is not known is none", () => {
    expect(readFacts(row("ticket/teleported", {}))).toBeNull();
    expect(readFacts(row("toString", {}))).toBeNull();
  });
});
