const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** "today 09:41", "yesterday 17:02", "18 Nov 09:41", "18 Nov 2025 09:41". `zone` is the reader's own unless named. */
export function formatMoment(at: Date, now: Date, zone?: string): string {
  return `${formatDay(at, now, zone)} ${formatClock(at, zone)}`;
}

/** The same where "today" goes without saying: "09:41", "yesterday 17:02". */
export function formatBriefly(at: Date, now: Date, zone?: string): string {
  return formatMoment(at, now, zone).replace(/^today /, "");
}

/** "today", "yesterday", "18 Nov", and with the year where it is another one. */
export function formatDay(at: Date, now: Date, zone?: string): string {
  const day = partsOf(at, zone);
  const today = partsOf(now, zone);
  const apart =
    (Date.UTC(today.year, today.monthIndex, today.day) - Date.UTC(day.year, day.monthIndex, day.day)) / DAY_MS;
  if (apart === 0) return "today";
  if (apart === 1) return "yesterday";
  return formatDate(at, zone, day.year !== today.year);
}

/** "18 Nov" or "18 Nov 2025". */
export function formatDate(at: Date, zone?: string, withYear = true): string {
  const { day, month, year } = partsOf(at, zone);
  return withYear ? `${day} ${month} ${year}` : `${day} ${month}`;
}

/** "09:41", or "09:41:04" with seconds. */
export function formatClock(at: Date, zone?: string, seconds = false): string {
  const { hour, minute, second } = partsOf(at, zone);
  return seconds ? `${hour}:${minute}:${second}` : `${hour}:${minute}`;
}

/** "just now", "4 min ago", "2 h ago", "3 d ago"; a date after four weeks. */
export function formatAgo(at: Date, now: Date, zone?: string): string {
  const age = now.getTime() - at.getTime();
  if (age < MINUTE_MS) return "just now";
  if (age < HOUR_MS) return `${Math.floor(age / MINUTE_MS)} min ago`;
  if (age < DAY_MS) return `${Math.floor(age / HOUR_MS)} h ago`;
  if (age < 28 * DAY_MS) return `${Math.floor(age / DAY_MS)} d ago`;
  return formatDay(at, now, zone);
}

/** The tooltip: "Friday 20 November 2026, 09:41:04 UTC". */
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

/** "1.8 s", "240 ms", "3 min 4 s": how long something took. */
export function formatDuration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < MINUTE_MS) return `${(ms / 1_000).toFixed(1)} s`;
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} min ${Math.round((ms % MINUTE_MS) / 1_000)} s`;
  return `${Math.floor(ms / HOUR_MS)} h ${Math.round((ms % HOUR_MS) / MINUTE_MS)} min`;
}

/** "in 40 seconds", "in 12 minutes": when to try again. */
export function formatWait(seconds: number): string {
  if (seconds <= 1) return "in a second";
  return seconds < 90 ? `in ${Math.ceil(seconds)} seconds` : `in ${Math.ceil(seconds / 60)} minutes`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const formats = new Map<string, Intl.DateTimeFormat>();

function partsOf(at: Date, zone?: string) {
  const format = formatIn(zone);
  const found = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
  const monthIndex = Number(found.month) - 1;
  return {
    year: Number(found.year),
    monthIndex,
    month: MONTHS[monthIndex] ?? "",
    day: Number(found.day),
    hour: found.hour ?? "",
    minute: found.minute ?? "",
    second: found.second ?? "",
  };
}

function formatIn(zone: string | undefined): Intl.DateTimeFormat {
  const known = formats.get(zone ?? "");
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formats.set(zone ?? "", format);
  return format;
}
