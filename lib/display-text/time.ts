import { DAY_MS, HOUR_MS, MINUTE_MS } from "../clock";

/** "today 09:41", "yesterday 17:02", "18 Nov 09:41", "18 Nov 2025 09:41". Without `zone`, in the machine's zone. */
export function formatMoment(at: Date, now: Date, zone?: string): string {
  return `${formatDay(at, now, zone)} ${formatClock(at, zone)}`;
}

/** Like `formatMoment`, but without the word "today": "09:41", "yesterday 17:02". */
export function formatShortMoment(at: Date, now: Date, zone?: string): string {
  return formatMoment(at, now, zone).replace(/^today /, "");
}

/** A past day: "today", "yesterday", "18 Nov", or "18 Nov 2025" if it was in another year. */
export function formatDay(at: Date, now: Date, zone?: string): string {
  const day = partsOf(at, zone);
  const today = partsOf(now, zone);
  const days = today.epochDay - day.epochDay;
  if (days === 0) return "today";
  if (days === 1) return "yesterday";
  return formatDate(at, zone, day.year !== today.year);
}

/**
 * A future moment: "17:00", "tomorrow 09:00", "Monday 09:00" within a week, later "4 Dec 09:00". At midnight, only
 * the day. Without a zone it is in UTC and says so; an unknown zone counts as UTC too.
 */
export function formatUntil(until: Date, now: Date, zone: string | undefined): string {
  const [then, today] = [partsOf(until, zone ?? "UTC"), partsOf(now, zone ?? "UTC")];
  const days = then.epochDay - today.epochDay;
  const time = `${then.hour}:${then.minute}${zone === undefined ? " UTC" : ""}`;
  if (days <= 0) return time;
  const weekday = WEEKDAYS[new Date(then.epochDay * DAY_MS).getUTCDay()]!;
  const date = days < 7 ? weekday : formatDate(until, zone ?? "UTC", then.year !== today.year);
  const day = days === 1 ? "tomorrow" : date;
  return then.hour === "00" && then.minute === "00" ? day : `${day} ${time}`;
}

/** A date: "18 Nov 2025", or "18 Nov" without the year. */
export function formatDate(at: Date, zone?: string, withYear = true): string {
  const { day, month, year } = partsOf(at, zone);
  return withYear ? `${day} ${month} ${year}` : `${day} ${month}`;
}

/** A time of day: "09:41", or "09:41:04" with seconds. */
export function formatClock(at: Date, zone?: string, seconds = false): string {
  const { hour, minute, second } = partsOf(at, zone);
  return seconds ? `${hour}:${minute}:${second}` : `${hour}:${minute}`;
}

/** "just now", "4 min ago", "2 h ago", "3 d ago". After four weeks, the date. */
export function formatAgo(at: Date, now: Date, zone?: string): string {
  const age = now.getTime() - at.getTime();
  if (age < MINUTE_MS) return "just now";
  if (age < HOUR_MS) return `${Math.floor(age / MINUTE_MS)} min ago`;
  if (age < DAY_MS) return `${Math.floor(age / HOUR_MS)} h ago`;
  if (age < 28 * DAY_MS) return `${Math.floor(age / DAY_MS)} d ago`;
  return formatDay(at, now, zone);
}

/** The full moment for tooltips: "Friday 20 November 2026, 09:41:04 UTC". */
export function formatExactly(at: Date, zone?: string): string {
  const { day, year } = partsOf(at, zone);
  const name = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone }).format(at);
  const offset = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeZoneName: "short" })
    .formatToParts(at)
    .find((part) => part.type === "timeZoneName")?.value;
  const weekday = name({ weekday: "long" });
  return `${weekday} ${day} ${name({ month: "long" })} ${year}, ${formatClock(at, zone, true)} ${offset ?? ""}`.trim();
}

/** A duration in milliseconds as text: "240 ms", "1.8 s", "3 min 4 s". */
export function formatDuration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < MINUTE_MS) return `${(ms / 1_000).toFixed(1)} s`;
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} min ${Math.round((ms % MINUTE_MS) / 1_000)} s`;
  return `${Math.floor(ms / HOUR_MS)} h ${Math.round((ms % HOUR_MS) / MINUTE_MS)} min`;
}

/** When to try again: "in 40 seconds", "in 12 minutes". */
export function formatWait(seconds: number): string {
  if (seconds <= 1) return "in a second";
  return seconds < 90 ? `in ${Math.ceil(seconds)} seconds` : `in ${Math.ceil(seconds / 60)} minutes`;
}

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const formats = new Map<string, Intl.DateTimeFormat>();

function partsOf(at: Date, zone?: string) {
  const parts = Object.fromEntries(
    formatIn(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const { hour = "", minute = "", second = "" } = parts;
  const [year, month, day] = [Number(parts.year), Number(parts.month) - 1, Number(parts.day)];
  return { epochDay: Date.UTC(year, month, day) / DAY_MS, year, month: MONTHS[month] ?? "", day, hour, minute, second };
}

function formatIn(zone: string | undefined): Intl.DateTimeFormat {
  const known = formats.get(zone ?? "");
  if (known) return known;
  const format = newFormat(zone);
  formats.set(zone ?? "", format);
  return format;
}

function newFormat(timeZone: string | undefined): Intl.DateTimeFormat {
  const date = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
  const time = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const;
  try {
    return new Intl.DateTimeFormat("en-GB", { ...date, ...time, timeZone });
  } catch {
    return new Intl.DateTimeFormat("en-GB", { ...date, ...time, timeZone: "UTC" });
  }
}
