import { describe, expect, it } from "vitest";
import { returnWords } from "./return-words";

/** A Friday. */
const NOW = new Date("2026-11-20T12:00:00Z");

describe("when somebody is back", () => {
  it.each([
    ["later today, by the clock", "2026-11-20T16:30:00Z", "UTC", "16:30"],
    ["tomorrow, however soon", "2026-11-21T00:00:00Z", "UTC", "Saturday"],
    ["within seven days, by the weekday", "2026-11-23T08:00:00Z", "UTC", "Monday"],
    ["on the sixth day", "2026-11-26T23:59:00Z", "UTC", "Thursday"],
    ["on the day that has today's name, by the date", "2026-11-27T08:00:00Z", "UTC", "27 November"],
    ["later, by the date", "2026-12-03T08:00:00Z", "UTC", "3 December"],
    ["early in the next year", "2027-01-04T08:00:00Z", "UTC", "4 January"],
    ["far away, with the year", "2027-11-19T08:00:00Z", "UTC", "19 November 2027"],
    ["east of us, where it is Monday already", "2026-11-22T12:00:00Z", "Pacific/Auckland", "Monday"],
    ["west of us, where it is Sunday still", "2026-11-23T04:00:00Z", "America/New_York", "Sunday"],
    ["in a zone that doesn't exist", "2026-11-23T04:00:00Z", "Mars/Olympus", "Monday"],
  ])("%s", (_what, until, timeZone, words) => {
    expect(returnWords(new Date(until), NOW, timeZone)).toBe(words);
  });

  it("counts days by the calendar where a clock change makes one of them longer", () => {
    const before = new Date("2026-10-23T20:00:00Z");
    expect(returnWords(new Date("2026-10-29T22:30:00Z"), before, "Europe/Berlin")).toBe("Thursday");
    expect(returnWords(new Date("2026-10-29T23:30:00Z"), before, "Europe/Berlin")).toBe("30 October");
  });

  it("says nothing without a time, or with one that is none", () => {
    expect(returnWords(null, NOW)).toBeNull();
    expect(returnWords(new Date(Number.NaN), NOW)).toBeNull();
    expect(returnWords(NOW, new Date(Number.NaN))).toBeNull();
  });
});
