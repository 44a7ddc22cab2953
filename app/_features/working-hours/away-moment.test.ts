import { describe, expect, it } from "vitest";
import { awayFields, awayMoment } from "./away-moment";

describe("the fields of the return time", () => {
  it("A day without a time means its start, and no day means no end", () => {
    expect(awayMoment("", "12:00")).toBeNull();
    expect(awayMoment("2026-11-23", "")).toBe(new Date(2026, 10, 23).toISOString());
    expect(awayMoment("2026-11-23", "14:30")).toBe(new Date(2026, 10, 23, 14, 30).toISOString());
    expect(awayMoment("2026-99-23", "")).toBeNull();
  });

  it("The fields show the time that they produce", () => {
    for (const [date, time] of [
      ["2026-11-23", ""],
      ["2026-01-02", "09:05"],
    ] as const) {
      expect(awayFields(awayMoment(date, time))).toEqual({ date, time });
    }
    expect(awayFields(null)).toEqual({ date: "", time: "" });
  });
});
