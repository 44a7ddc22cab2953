// Relative: programs elsewhere that call these rules know no `@`.
import { DAY_MS } from "../clock";

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * A later moment in the clock of a zone: "17:00", "tomorrow 09:00", "Monday 09:00" within a week, "4 Jan 2027 09:00"
 * beyond. Midnight has no time. Without a zone the moment is in UTC and says so. An unknown zone is read as UTC.
 */
export function formatUntil(until: Date, now: Date, zone: string | undefined): string {
  const clock = clockOf(zone ?? "UTC");
  const [then, today] = [wallTime(until, clock), wallTime(now, clock)];
  const days = then.day - today.day;
  const time = `${two(then.hour)}:${two(then.minute)}${zone === undefined ? " UTC" : ""}`;
  if (days <= 0) return time;
  const date = new Date(then.day * DAY_MS);
  const day = days === 1 ? "tomorrow" : days < 7 ? WEEKDAYS[date.getUTCDay()] : dateText(date, today.day);
  return then.hour === 0 && then.minute === 0 ? `${day}` : `${day} ${time}`;
}

function dateText(date: Date, today: number): string {
  const text = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  const isThisYear = date.getUTCFullYear() === new Date(today * DAY_MS).getUTCFullYear();
  return isThisYear ? text : `${text} ${date.getUTCFullYear()}`;
}

function wallTime(at: Date, clock: Intl.DateTimeFormat) {
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year, month, day, hour, minute } = parts as Record<string, number>;
  return { day: Date.UTC(year!, month! - 1, day!) / DAY_MS, hour: hour!, minute: minute! };
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = newClock(zone);
  clocks.set(zone, clock);
  return clock;
}

function newClock(timeZone: string): Intl.DateTimeFormat {
  const numeric = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" } as const;
  try {
    return new Intl.DateTimeFormat("en", { ...numeric, hourCycle: "h23", timeZone });
  } catch {
    return new Intl.DateTimeFormat("en", { ...numeric, hourCycle: "h23", timeZone: "UTC" });
  }
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
