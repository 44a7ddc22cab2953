import { describe, expect, it } from "vitest";
import { formatFunction } from "./function-text";
import { readRuns, runsHref, runsInput } from "./runs-query";

const FUNCTIONS = ["signalbox-drain-queue", "signalbox-on-ticket-created", "signalbox-sweep"];

describe("the address of the runs", () => {
  it("shows the tickets' function first, because the minute's rounds would hide it", () => {
    expect(runsInput(readRuns({}, FUNCTIONS)).functionId).toBe("signalbox-on-ticket-created");
    expect(runsInput(readRuns({ function: "all" }, FUNCTIONS)).functionId).toBeUndefined();
    expect(runsInput(readRuns({}, [])).functionId).toBeUndefined();
  });

  it("what does not exist is left out", () => {
    const state = readRuns({ function: "gone", state: "exploded" }, FUNCTIONS);
    expect(runsInput(state)).toMatchObject({ functionId: "signalbox-on-ticket-created" });
    expect(runsHref(state)).toBe("/admin/runs?function=signalbox-on-ticket-created");
  });

  it("functions are called by what they do", () => {
    expect(formatFunction("signalbox-sweep")).toBe("Send what was left behind");
    expect(formatFunction("signalbox-on-ticket-created-failure")).toBe(
      "Sort, route and confirm a ticket: when it fails",
    );
    expect(formatFunction("something-new")).toBe("something-new");
  });
});
