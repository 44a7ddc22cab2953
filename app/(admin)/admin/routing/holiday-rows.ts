import { formatDate } from "@/lib/display-text/time";
import type { RoutingSettings } from "@/lib/settings/input";

export type Holiday = RoutingSettings["holidays"][number];

/** Most characters of a name, as in `RoutingSettings`. */
export const MAX_NAME = 80;

/** Parses lines such as "2026-12-25 Christmas Day". Skips empty lines; `invalid` lists the others. */
export function parseHolidays(text: string): { holidays: Holiday[]; invalid: { line: number; text: string }[] } {
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

/** The list with more holidays, in order. A new name replaces the old one of the same day. */
export function withHolidays(list: readonly Holiday[], more: readonly Holiday[]): Holiday[] {
  const byDay = new Map([...list, ...more].map((holiday) => [holiday.day, holiday]));
  return [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Whether the day exists: 2027-02-30 does not. */
export function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

/** "Fri 25 Dec 2026". */
export function formatHolidayDate(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  return `${at.toLocaleDateString("en-GB", { weekday: "short", timeZone: "UTC" })} ${formatDate(at, "UTC")}`;
}
