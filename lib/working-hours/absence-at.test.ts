import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/clock";
import type { WorkingHours } from "@/lib/domain/people";
import { type AvailabilityFacts, absenceAt } from "./absence-at";
import { isWorking } from "./is-working";

const NO_HOLIDAYS = new Map<string, string>();
const weekOf = (timeZone: string, from = "09:00", to = "17:00", days = [1, 2, 3, 4, 5]): WorkingHours => ({
  timeZone,
  spans: days.map((day) => ({ day, from, to })),
});
const working = (workingHours: WorkingHours | null, more: Partial<AvailabilityFacts> = {}): AvailabilityFacts => ({
  availability: "available",
  awayUntil: null,
  workingHours,
  ...more,
});
const at = (moment: string) => new Date(moment);
const why = (person: AvailabilityFacts, moment: string, holidays = NO_HOLIDAYS) =>
  absenceAt(person, holidays, at(moment))?.why ?? "here";

describe("absenceAt [S1.18]", () => {
  const berlin = working(weekOf("Europe/Berlin"));

  it.each([
    ["On the morning of a working day", "2026-11-20T08:00:00Z", "here"],
    ["In the last second of a working day", "2026-11-20T15:59:59Z", "here"],
    ["At the end of a working day", "2026-11-20T16:00:00Z", "off work until Monday 09:00"],
    ["On a weekend", "2026-11-22T12:00:00Z", "off work until tomorrow 09:00"],
    ["Before work", "2026-11-20T07:59:59Z", "off work until 09:00"],
  ])("%s (%s) the person is %s", (_what, moment, text) => {
    expect(why(berlin, moment)).toBe(text);
  });

  it("A holiday only applies to people with working hours", () => {
    const holidays = new Map([["2026-12-25", "Christmas Day"]]);
    expect(why(berlin, "2026-12-25T10:00:00Z", holidays)).toBe("holiday (Christmas Day), back Monday 09:00");
    expect(why(berlin, "2026-12-24T18:00:00Z", holidays)).toBe("off work until Monday 09:00");
    expect(why(working(null), "2026-12-25T10:00:00Z", holidays)).toBe("here");
  });

  it("A holiday is a day in the person's own time zone", () => {
    const holidays = new Map([["2026-12-25", "Christmas Day"]]);
    const apia = working(weekOf("Pacific/Apia"));
    // In Samoa it is 09:30 on the 25th, in New York half past three on the 24th.
    expect(why(apia, "2026-12-24T20:30:00Z", holidays)).toBe("holiday (Christmas Day), back Monday 09:00");
    expect(why(working(weekOf("America/New_York")), "2026-12-24T20:30:00Z", holidays)).toBe("here");
  });

  it("An absence ends at its end, but not before work begins", () => {
    const away = (awayUntil: string | null, hours: WorkingHours | null, more = {}) =>
      working(hours, { availability: "away", awayUntil: awayUntil ? at(awayUntil) : null, ...more });
    const now = "2026-11-20T12:00:00Z";
    expect(why(away(null, null), now)).toBe("away");
    expect(why(away("2026-11-20T15:30:00Z", null), now)).toBe("away until 15:30 UTC");
    expect(why(away("2026-11-23T00:00:00Z", null), now)).toBe("away until Monday");
    expect(why(away("2026-11-22T23:00:00Z", null, { timeZone: "Europe/Berlin" }), now)).toBe("away until Monday");
    expect(why(away("2026-11-22T00:00:00Z", berlin.workingHours), now)).toBe("away until Monday 09:00");
    expect(why(away("2026-11-27T00:00:00Z", null), now)).toBe("away until 27 Nov");
    expect(why(away("2027-01-04T00:00:00Z", null), now)).toBe("away until 4 Jan 2027");
    expect(why(away(now, null), now)).toBe("here");
    expect(why(away(now, berlin.workingHours), "2026-11-21T12:00:00Z")).toBe("off work until Monday 09:00");
  });

  it("Empty working hours have no return time", () => {
    expect(absenceAt(working({ timeZone: "UTC", spans: [] }), NO_HOLIDAYS, at("2026-11-20T12:00:00Z"))).toEqual({
      kind: "off",
      why: "off work",
      until: null,
    });
  });

  it("An unknown zone counts as UTC", () => {
    expect(why(working(weekOf("Mars/Olympus")), "2026-11-20T08:59:00Z")).toBe("off work until 09:00");
  });
});

describe("absenceAt with clock changes", () => {
  const until = (hours: WorkingHours, moment: string) =>
    absenceAt(working(hours), NO_HOLIDAYS, at(moment))?.until?.toISOString() ?? "here";
  const sundays = (zone: string, from: string, to: string) => weekOf(zone, from, to, [7]);

  it("Work begins at the same local time before and after a clock change", () => {
    expect(until(weekOf("Europe/Berlin"), "2026-03-27T20:00:00Z")).toBe("2026-03-30T07:00:00.000Z");
    expect(until(weekOf("Europe/Berlin"), "2026-10-23T20:00:00Z")).toBe("2026-10-26T08:00:00.000Z");
    expect(until(weekOf("America/New_York"), "2026-03-07T20:00:00Z")).toBe("2026-03-09T13:00:00.000Z");
    expect(until(weekOf("Asia/Kolkata"), "2026-03-27T20:00:00Z")).toBe("2026-03-30T03:30:00.000Z");
  });

  it("A skipped hour is not working time", () => {
    // On 2026-03-29 Berlin goes from 02:00 to 03:00, at 01:00 UTC.
    const lost = sundays("Europe/Berlin", "02:00", "03:00");
    expect(until(lost, "2026-03-28T12:00:00Z")).toBe("2026-04-05T00:00:00.000Z");
    const shortened = sundays("Europe/Berlin", "02:30", "04:00");
    expect(until(shortened, "2026-03-28T12:00:00Z")).toBe("2026-03-29T01:00:00.000Z");
    expect(until(shortened, "2026-03-29T01:00:00Z")).toBe("here");
    expect(until(shortened, "2026-03-29T02:00:00Z")).toBe("2026-04-05T00:30:00.000Z");
  });

  it("A repeated hour is worked twice", () => {
    // On 2026-10-25 Berlin goes from 03:00 back to 02:00, at 01:00 UTC.
    const twice = sundays("Europe/Berlin", "02:00", "03:00");
    for (const moment of ["2026-10-25T00:00:00Z", "2026-10-25T01:59:59Z"]) expect(until(twice, moment)).toBe("here");
    const half = sundays("Europe/Berlin", "02:30", "03:00");
    expect(until(half, "2026-10-25T00:45:00Z")).toBe("here");
    expect(until(half, "2026-10-25T01:00:00Z")).toBe("2026-10-25T01:30:00.000Z");
    const intoIt = sundays("America/New_York", "00:30", "01:15");
    // On 2026-11-01 New York goes from 02:00 back to 01:00, at 06:00 UTC.
    expect(until(intoIt, "2026-11-01T05:20:00Z")).toBe("2026-11-01T06:00:00.000Z");
    expect(until(intoIt, "2026-11-01T06:14:00Z")).toBe("here");
  });

  it("A skipped day had no working time", () => {
    // Samoa went from Thursday the 29th of December 2011 to Saturday the 31st, at 10:00 UTC.
    const everyDay = weekOf("Pacific/Apia", "09:00", "17:00", [1, 2, 3, 4, 5, 6, 7]);
    expect(until(everyDay, "2011-12-30T04:00:00Z")).toBe("2011-12-30T19:00:00.000Z");
    expect(until(weekOf("Pacific/Apia", "09:00", "17:00", [5]), "2011-12-30T04:00:00Z")).toBe(
      "2012-01-05T19:00:00.000Z",
    );
  });

  it("A night can continue after midnight", () => {
    const night = {
      timeZone: "Europe/Berlin",
      spans: [
        { day: 5, from: "22:00", to: "24:00" },
        { day: 6, from: "00:00", to: "06:00" },
      ],
    };
    expect(until(night, "2026-11-20T22:59:59Z")).toBe("here");
    expect(until(night, "2026-11-20T23:00:00Z")).toBe("here");
    expect(until(night, "2026-11-21T05:00:00Z")).toBe("2026-11-27T21:00:00.000Z");
  });
});

const ZONES = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Australia/Lord_Howe", "UTC"];
const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15);
const clockText = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
const anySpan = fc
  .tuple(fc.integer({ min: 1, max: 7 }), clock, fc.integer({ min: 1, max: 40 }))
  .map(([day, from, quarters]) => ({
    day,
    from: clockText(from),
    to: clockText(Math.min(1_440, from + quarters * 15)),
  }));
const anyHours: fc.Arbitrary<WorkingHours> = fc.record({
  timeZone: fc.constantFrom(...ZONES),
  spans: fc.array(anySpan, { minLength: 1, maxLength: 8 }),
});
/** Moments around clock changes. */
const CHANGES = [
  "2026-03-29T01:00Z",
  "2026-10-25T01:00Z",
  "2026-03-08T07:00Z",
  "2026-11-01T06:00Z",
  "2026-10-03T15:30Z",
];
const anyMoment = fc
  .tuple(
    fc.constantFrom(...CHANGES),
    fc.oneof(
      fc.integer({ min: -600, max: 600 }),
      fc.integer({ min: -9e4, max: 9e4 }),
      fc.integer({ min: -400, max: 400 }).map((quarter) => quarter * 15),
    ),
  )
  .map(([change, minutes]) => new Date(at(change).getTime() + minutes * MINUTE_MS));
const anyHolidays = fc
  .array(fc.integer({ min: -5, max: 20 }), { maxLength: 4 })
  .chain((days) => anyMoment.map((now) => new Map(days.map((day) => [isoDay(now, day), "Rest Day"]))));
const isoDay = (now: Date, days: number) => new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
const anyAbsence = fc.option(fc.integer({ min: -48, max: 240 }), { nil: undefined });

/** The same rule by the platform's calendar, independent of the code. */
function isWithin({ timeZone, spans }: WorkingHours, holidays: ReadonlyMap<string, string>, moment: Date): boolean {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-CA", {
      timeZone,
      weekday: "short",
      dateStyle: undefined,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    })
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  const day =
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].findIndex((name) => parts.weekday!.startsWith(name)) + 1;
  const time = `${parts.hour}:${parts.minute}`;
  if (holidays.has(`${parts.year}-${parts.month}-${parts.day}`)) return false;
  return spans.some((span) => span.day === day && span.from <= time && time < span.to);
}

describe("absenceAt for any hours at any moment", () => {
  it("A person is at work exactly within their hours, without a holiday and while not away", () => {
    fc.assert(
      fc.property(anyHours, anyHolidays, anyMoment, anyAbsence, (hours, holidays, now, awayHours) => {
        const awayUntil = awayHours === undefined ? null : new Date(now.getTime() + awayHours * HOUR_MS);
        const person = working(hours, awayUntil ? { availability: "away", awayUntil } : {});
        const isAway = awayUntil !== null && awayUntil > now;
        expect(absenceAt(person, holidays, now) === null).toBe(!isAway && isWithin(hours, holidays, now));
      }),
      { numRuns: 2_000 },
    );
  });

  it("A person is at work at the return time and never before it", () => {
    fc.assert(
      fc.property(anyHours, anyHolidays, anyMoment, anyAbsence, (hours, holidays, now, awayHours) => {
        const awayUntil = awayHours === undefined ? null : new Date(now.getTime() + awayHours * HOUR_MS);
        const person = working(hours, awayUntil ? { availability: "away", awayUntil } : {});
        const until = absenceAt(person, holidays, now)?.until;
        if (!until) return;
        expect(until > now).toBe(true);
        expect(absenceAt(person, holidays, until)).toBeNull();
        for (let moment = now.getTime(); moment < until.getTime(); moment += 15 * MINUTE_MS) {
          const isBack = !awayUntil || moment >= awayUntil.getTime();
          expect(isBack && isWorking(hours, holidays, moment)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("An absence without an end has no return time, and every real week has one", () => {
    fc.assert(
      fc.property(anyHours, anyHolidays, anyMoment, (hours, holidays, now) => {
        expect(absenceAt(working(hours, { availability: "away" }), holidays, now)).toMatchObject({ until: null });
        const off = absenceAt(working(hours), holidays, now);
        expect(off?.until).not.toBeNull();
      }),
    );
  });
});
