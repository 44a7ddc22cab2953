// Relative: programs elsewhere that call the rule know no `@`.
import { DAY_MS } from "../clock";

/**
 * When somebody is back, to stand after "until": "14:00" today, "Monday" within the next seven days, else "3 December",
 * with the year where it is far away; in their own time zone, UTC where that is missing or unknown. Null without a
 * time, or with one that is none.
 */
export function returnWords(until: Date | null, now: Date, timeZone = "UTC"): string | null {
  if (until === null || Number.isNaN(until.getTime()) || Number.isNaN(now.getTime())) return null;
  const back = localDay(until, timeZone);
  const days = back.number - localDay(now, timeZone).number;
  if (days <= 0) return back.time;
  if (days < 7) return back.weekday;
  return days < FAR_DAYS ? back.date : `${back.date} ${back.year}`;
}

/** From here on a day and a month alone could be taken for this year's. */
const FAR_DAYS = 300;

interface LocalDay {
  /** Days since 1970 by the calendar there. */
  number: number;
  time: string;
  weekday: string;
  date: string;
  year: string;
}

function localDay(at: Date, timeZone: string): LocalDay {
  const key = `${timeZone} ${Math.floor(at.getTime() / 1_000)}`;
  const known = days.get(key);
  if (known) return known;
  const part = Object.fromEntries(
    formatterFor(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const { year, weekday } = part as { year: string; weekday: string };
  const month = MONTHS[Number(part.month) - 1];
  const number = Date.UTC(Number(year), Number(part.month) - 1, Number(part.day)) / DAY_MS;
  const day = { number, time: `${part.hour}:${part.minute}`, weekday, date: `${Number(part.day)} ${month}`, year };
  return remember(days, key, day);
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  return formatters.get(timeZone) ?? remember(formatters, timeZone, newFormatter(timeZone));
}

function newFormatter(timeZone: string): Intl.DateTimeFormat {
  const numeric = "numeric" as const;
  const options = { year: numeric, month: numeric, day: numeric, weekday: "long" as const };
  const clock = { hour: "2-digit" as const, minute: "2-digit" as const, hourCycle: "h23" as const };
  try {
    return new Intl.DateTimeFormat("en-GB", { ...options, ...clock, timeZone });
  } catch {
    return new Intl.DateTimeFormat("en-GB", { ...options, ...clock, timeZone: "UTC" });
  }
}

/** Making a formatter costs more than a choice among 200 people does, and taking a time apart a hundredth of it. */
const formatters = new Map<string, Intl.DateTimeFormat>();
const days = new Map<string, LocalDay>();

/** More than a workspace has zones or absences at a time. */
const MOST_REMEMBERED = 2_000;

function remember<T>(map: Map<string, T>, key: string, value: T): T {
  if (map.size >= MOST_REMEMBERED) map.clear();
  map.set(key, value);
  return value;
}
