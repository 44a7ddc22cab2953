import { formatDate } from "@/lib/display-text/time";
import type { RoutingSettings } from "@/lib/settings/input";

export type Holiday = RoutingSettings["holidays"][number];

/** A holiday's name has at most this many characters, as in `RoutingSettings`. */
export const MAX_NAME = 80;

/** Parses lines such as "2026-12-25 Christmas Day". `invalid` has the lines that don't look like this. */
export function parseHolidays(text: string) {
  const holidays: Holiday[] = [];
  const invalid: { line: number; text: string }[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === "") continue;
    const [, day = "", rest = ""] = /^(\d{4}-\d\d-\d\d)[\s,;]+(.*)$/.exec(line) ?? [];
    const name = rest.trim();
    if (isDay(day) && name !== "" && name.length <= MAX_NAME) holidays.push({ day, name });
    else invalid.push({ line: index + 1, text: line });
  }
  return { holidays, invalid };
}

/** Both lists as one, sorted by day. If both have a holiday on the same day, that of `more` counts. */
export function withHolidays(list: readonly Holiday[], more: readonly Holiday[]): Holiday[] {
  const byDay = new Map([...list, ...more].map((holiday) => [holiday.day, holiday]));
  return [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** True if a text such as "2026-12-25" is a day of the calendar. 2027-02-30 is not. */
export function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

/** 2026-12-25 as "Fri 25 Dec 2026". */
export function formatHolidayDate(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  return `${at.toLocaleDateString("en-GB", { weekday: "short", timeZone: "UTC" })} ${formatDate(at, "UTC")}`;
}
