import { formatDate } from "@/lib/display-text/time";
import type { RoutingSettings } from "@/lib/settings/input";

export type Holiday = RoutingSettings["holidays"][number];

/** Characters of a name; the same as the policy's. */
export const MAX_NAME = 80;

/** Reads pasted lines such as "2026-12-25 Christmas Day". Empty ones are passed over; those that are no holiday are told. */
export function parseHolidays(text: string): { holidays: Holiday[]; faults: { line: number; text: string }[] } {
  const holidays: Holiday[] = [];
  const faults: { line: number; text: string }[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === "") continue;
    const [, day = "", rest = ""] = /^(\d{4}-\d\d-\d\d)[\s,;]+(.*)$/.exec(line) ?? [];
    const name = rest.trim();
    if (isDay(day) && name !== "" && name.length <= MAX_NAME) holidays.push({ day, name });
    else faults.push({ line: index + 1, text: line });
  }
  return { holidays, faults };
}

/** The list with these as well, in order; of two names for a day the newer one stands. */
export function withHolidays(list: readonly Holiday[], more: readonly Holiday[]): Holiday[] {
  const byDay = new Map([...list, ...more].map((holiday) => [holiday.day, holiday]));
  return [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** Whether there is such a day: the 30th of February is none. */
export function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

/** "Fri 25 Dec 2026". */
export function formatHolidays(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  return `${at.toLocaleDateString("en-GB", { weekday: "short", timeZone: "UTC" })} ${formatDate(at, "UTC")}`;
}
