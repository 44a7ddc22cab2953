import { describe, expect, it } from "vitest";
import {
  formatAgo,
  formatClock,
  formatDay,
  formatDuration,
  formatExactly,
  formatMoment,
  formatShortMoment,
  formatWait,
} from "./time";

const now = new Date("2026-11-20T22:30:00Z");
const at = (iso: string) => new Date(iso);

describe("moments", () => {
  it("Today and yesterday are days in the given zone, not in UTC", () => {
    const late = at("2026-11-20T23:30:00Z");
    expect(formatMoment(late, at("2026-11-20T23:40:00Z"), "UTC")).toBe("today 23:30");
    expect(formatMoment(late, at("2026-11-21T00:10:00Z"), "UTC")).toBe("yesterday 23:30");
    expect(formatMoment(late, at("2026-11-21T00:10:00Z"), "Europe/Berlin")).toBe("today 00:30");
  });

  it("The brief form only leaves out today", () => {
    expect(formatShortMoment(at("2026-11-20T09:41:00Z"), now, "UTC")).toBe("09:41");
    expect(formatShortMoment(at("2026-11-19T09:41:00Z"), now, "UTC")).toBe("yesterday 09:41");
  });

  it("Older days have a date, with the year only if it is not this year", () => {
    expect(formatDay(at("2026-11-18T09:00:00Z"), now, "UTC")).toBe("18 Nov");
    expect(formatDay(at("2025-11-18T09:00:00Z"), now, "UTC")).toBe("18 Nov 2025");
  });

  it("Yesterday is correct across a clock change", () => {
    const morning = at("2026-10-25T12:00:00Z");
    expect(formatDay(at("2026-10-24T22:30:00Z"), morning, "Europe/Berlin")).toBe("today");
    expect(formatDay(at("2026-10-24T21:30:00Z"), morning, "Europe/Berlin")).toBe("yesterday");
  });

  it("Midnight is 00 and never 24", () => {
    expect(formatClock(at("2026-11-20T00:00:05Z"), "UTC", true)).toBe("00:00:05");
  });

  it("Ages are rounded down and a moment in the future is just now", () => {
    expect(formatAgo(at("2026-11-20T22:29:40Z"), now)).toBe("just now");
    expect(formatAgo(at("2026-11-20T22:31:00Z"), now)).toBe("just now");
    expect(formatAgo(at("2026-11-20T21:31:00Z"), now)).toBe("59 min ago");
    expect(formatAgo(at("2026-11-20T20:00:00Z"), now)).toBe("2 h ago");
    expect(formatAgo(at("2026-11-17T20:00:00Z"), now)).toBe("3 d ago");
    expect(formatAgo(at("2026-09-01T20:00:00Z"), now, "UTC")).toBe("1 Sep");
  });

  it("The tooltip contains day, second and zone", () => {
    expect(formatExactly(at("2026-11-20T09:41:04Z"), "UTC")).toBe("Friday 20 November 2026, 09:41:04 UTC");
  });
});

describe("durations", () => {
  it.each([
    [240, "240 ms"],
    [1_840, "1.8 s"],
    [184_000, "3 min 4 s"],
    [7_500_000, "2 h 5 min"],
  ])("A duration of %d ms is %s", (ms, text) => expect(formatDuration(ms)).toBe(text));

  it.each([
    [0.2, "in a second"],
    [40, "in 40 seconds"],
    [600, "in 10 minutes"],
  ])("A wait of %d s ends %s", (seconds, text) => expect(formatWait(seconds)).toBe(text));
});
