import { describe, expect, it } from "vitest";
import { RoutingSettings } from "@/lib/settings/input";
import { formatHolidayDate, parseHolidays, withHolidays } from "./holiday-rows";

describe("holiday-rows", () => {
  it("Pasted holidays are parsed line by line, and invalid lines are reported", () => {
    const text =
      "2026-12-25 Christmas Day\r\n\n  2027-01-01,\tNew Year's Day \n2027-02-30 No such day\n2026-12-26\nEaster";
    expect(parseHolidays(text)).toEqual({
      holidays: [
        { day: "2026-12-25", name: "Christmas Day" },
        { day: "2027-01-01", name: "New Year's Day" },
      ],
      invalid: [
        { line: 4, text: "2027-02-30 No such day" },
        { line: 5, text: "2026-12-26" },
        { line: 6, text: "Easter" },
      ],
    });
    expect(parseHolidays(`2026-12-25 ${"x".repeat(81)}`).holidays).toEqual([]);
  });

  it("Pasted holidays join the list in order, one per day, and are valid settings", () => {
    const list = [{ day: "2026-12-25", name: "Xmas" }];
    const holidays = withHolidays(list, parseHolidays("2026-12-25 Christmas Day\n2026-10-03 Unity Day").holidays);
    expect(holidays).toEqual([
      { day: "2026-10-03", name: "Unity Day" },
      { day: "2026-12-25", name: "Christmas Day" },
    ]);
    expect(RoutingSettings.safeParse({ holidays }).success).toBe(true);
  });

  it("A day is shown with its weekday", () => {
    expect(formatHolidayDate("2026-12-25")).toBe("Fri 25 Dec 2026");
  });
});
