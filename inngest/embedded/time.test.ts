import { describe, expect, it } from "vitest";
import { readDuration, readMoment, retryMoment } from "./time";

const now = new Date("2026-11-20T10:00:00.000Z");
const inMs = (date: Date | undefined) => date && date.getTime() - now.getTime();

describe("a length of time in the SDK's writing", () => {
  it.each([
    ["1w2d3h4m5s", ((((7 + 2) * 24 + 3) * 60 + 4) * 60 + 5) * 1000],
    ["90s", 90_000],
    ["", 0],
  ])("The duration %j is read", (text, ms) => {
    expect(readDuration(text)).toBe(ms);
  });

  it.each(["5", "1y", "1h ", "-1h", "soon", "2026-11-20"])("%j is not a duration", (text) => {
    expect(readDuration(text)).toBeUndefined();
  });
});

describe("a moment", () => {
  it("A moment is a duration from now or an ISO time", () => {
    expect(inMs(readMoment("1m", now))).toBe(60_000);
    expect(inMs(readMoment("2026-11-20T10:00:01.000Z", now))).toBe(1_000);
    expect(readMoment("soon", now)).toBeUndefined();
    expect(readMoment("99999999999w", now)).toBeUndefined();
  });
});

describe("the next try", () => {
  it("A retry comes after the listed wait for its attempt plus at most a tenth", () => {
    const list = [100, 200];
    for (const [attempt, ms] of [
      [0, 100],
      [1, 200],
      [9, 200],
    ] as const) {
      const waits = Array.from({ length: 50 }, () => inMs(retryMoment(now, attempt, list, null))!);
      expect(Math.min(...waits)).toBeGreaterThanOrEqual(ms);
      expect(Math.max(...waits)).toBeLessThanOrEqual(ms * 1.1);
      expect(new Set(waits).size).toBeGreaterThan(1);
    }
  });

  it("A retry comes when the function requests it, within a week and not in the past; an invalid request is ignored", () => {
    expect(inMs(retryMoment(now, 0, [5], "90"))).toBe(90_000);
    expect(inMs(retryMoment(now, 0, [5], "2026-11-20T10:00:30Z"))).toBe(30_000);
    expect(inMs(retryMoment(now, 0, [5], "2026-11-20T09:00:00Z"))).toBe(0);
    expect(inMs(retryMoment(now, 0, [5], "1e300"))).toBe(7 * 86_400_000);
    expect(inMs(retryMoment(now, 0, [0], "soon"))).toBe(0);
  });
});
