import { describe, expect, it } from "vitest";
import { formatFunction } from "./function-text";
import { readRuns, runsHref, runsInput } from "./runs-query";

const FUNCTIONS = ["signalbox-drain-queue", "signalbox-on-ticket-created", "signalbox-sweep"];

describe("runs-query", () => {
  it("The page lists the ticket job by default", () => {
    expect(runsInput(readRuns({}, FUNCTIONS)).functionId).toBe("signalbox-on-ticket-created");
    expect(runsInput(readRuns({ function: "all" }, FUNCTIONS)).functionId).toBeUndefined();
    expect(runsInput(readRuns({}, [])).functionId).toBeUndefined();
  });

  it("An unknown job or status in the address is ignored", () => {
    const state = readRuns({ function: "gone", state: "exploded" }, FUNCTIONS);
    expect(runsInput(state)).toMatchObject({ functionId: "signalbox-on-ticket-created" });
    expect(runsHref(state)).toBe("/admin/runs?function=signalbox-on-ticket-created");
  });

  it("A job is labelled by what it does", () => {
    expect(formatFunction("signalbox-sweep")).toBe("Retry and clean up");
    expect(formatFunction("signalbox-on-ticket-created-failure")).toBe("Classify and assign a new ticket (failed)");
    expect(formatFunction("something-new")).toBe("something-new");
  });
});
