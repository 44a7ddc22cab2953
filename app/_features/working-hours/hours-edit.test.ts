import { describe, expect, it } from "vitest";
import { WorkingHoursInput } from "@/lib/people/input";
import {
  copiedToWeekdays,
  formatHours,
  hoursErrors,
  officeHours,
  readTime,
  withoutSpan,
  withSpan,
  withTimes,
} from "./hours-edit";

const OFFICE = officeHours("Europe/Berlin");

describe("weekly hours", () => {
  it("The default office hours are valid input", () => {
    expect(WorkingHoursInput.safeParse(OFFICE).success).toBe(true);
    expect(formatHours(OFFICE)).toBe("Mon–Fri 09:00–17:00");
  });

  it("A new span follows the day's last one, or is nine to five on a free day", () => {
    const more = withSpan(withSpan(withTimes(OFFICE, OFFICE.spans[0]!, { to: "12:00" }), 1), 6);
    expect(formatHours(more)).toBe("Mon 09:00–12:00 13:00–17:00, Tue–Sat 09:00–17:00");
    expect(hoursErrors(more).spans.size).toBe(0);
    const late = withSpan(withTimes(OFFICE, OFFICE.spans[0]!, { to: "22:30" }), 1);
    expect(late.spans.at(-1)).toEqual({ day: 1, from: "23:30", to: "24:00" });
  });

  it("A day is copied to all weekdays, not to the weekend", () => {
    const saturday = withSpan(withTimes(OFFICE, OFFICE.spans[0]!, { from: "08:00", to: "14:00" }), 6);
    expect(formatHours(copiedToWeekdays(saturday, 1))).toBe("Mon–Fri 08:00–14:00, Sat 09:00–17:00");
    expect(formatHours(copiedToWeekdays(saturday, 7))).toBe("Sat 09:00–17:00");
  });

  it("Errors are found per span, for the time zone, and for hours without spans", () => {
    const [monday, tuesday] = OFFICE.spans;
    const wrong = withTimes(withTimes(OFFICE, monday!, { to: "08:00" }), tuesday!, { from: "soon" });
    const { spans } = hoursErrors(wrong);
    expect(wrong.spans.map((span) => spans.has(span))).toEqual([true, true, false, false, false]);
    const none = OFFICE.spans.reduce(withoutSpan, OFFICE);
    expect(hoursErrors(none)).toMatchObject({ whole: expect.stringContaining("hours") });
    expect(hoursErrors({ ...OFFICE, timeZone: "Mars/Olympus" }).zone).toContain("time zone");
  });

  it.each([
    ["9", "09:00"],
    ["09", "09:00"],
    ["9:30", "09:30"],
    ["930", "09:30"],
    ["1730", "17:30"],
    ["17.15", "17:15"],
    ["24", "24:00"],
    ["noon", "noon"],
    ["12345", "12345"],
    ["", ""],
  ])("The typed time %j means %j", (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });
});
