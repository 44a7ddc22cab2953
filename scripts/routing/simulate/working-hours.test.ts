import { describe, expect, it } from "vitest";
import { workingHoursOf } from "./working-hours";

/** A Friday morning. */
const FIRST = Date.parse("2026-11-20T10:00:00Z");

describe("workingHoursOf", () => {
  it.each([
    ["before the opening", "2026-11-20T03:00:00Z", 0],
    ["in the morning", "2026-11-20T10:30:00Z", 1.5],
    ["after closing (the next opening)", "2026-11-20T19:00:00Z", 8],
    ["at the weekend (Monday's opening)", "2026-11-22T12:00:00Z", 8],
    ["on Monday", "2026-11-23T11:00:00Z", 10],
    ["a week later", "2026-11-27T10:00:00Z", 41],
    ["three weeks and a day later", "2026-12-12T10:00:00Z", 128],
  ])("A time %s becomes working hours", (_name, time, hours) => {
    expect(workingHoursOf(Date.parse(time), FIRST)).toBe(hours);
  });
});
