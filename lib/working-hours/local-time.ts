import { Temporal } from "temporal-polyfill";
import { DAY_MS, MINUTE_MS } from "@/lib/clock";

export interface LocalTime {
  /** Days since 1970-01-01. */
  epochDay: number;
  /** Minutes since midnight. */
  minute: number;
}

/** The local time in a zone. An unknown zone counts as UTC. */
export function localTimeAt(zone: string, atMs: number): LocalTime {
  const cached = cachedEvenDay(zone, atMs);
  if (cached) return { epochDay: cached.epochDay, minute: Math.floor((atMs - cached.startMs) / MINUTE_MS) };
  const local = new Temporal.Instant(BigInt(Math.floor(atMs)) * 1_000_000n).toZonedDateTimeISO(knownZone(zone));
  const epochDay = Date.UTC(local.year, local.month - 1, local.day) / DAY_MS;
  // Puts this day into the cache.
  dayOf(zone, epochDay);
  return { epochDay, minute: local.hour * 60 + local.minute };
}

/** The moments at which the local time can become `minute` or later: several on days with a clock change. */
export function instantsOf(zone: string, epochDay: number, minute: number): number[] {
  const day = dayOf(zone, epochDay);
  if (day.isEven) return [day.startMs + minute * MINUTE_MS];
  const dateTime = dateOf(epochDay).toPlainDateTime().add({ minutes: minute });
  const local = (["earlier", "later"] as const).map((disambiguation) =>
    dateTime.toZonedDateTime(knownZone(zone), { disambiguation }),
  );
  const change = startOf(zone, epochDay).getTimeZoneTransition("next");
  return [...local, startOf(zone, epochDay), ...(change ? [change] : [])].map((moment) => moment.epochMilliseconds);
}

/** The day of the week, from 1 (Monday) to 7 (Sunday). */
export function weekdayOf(epochDay: number): number {
  // The first of January 1970 was a Thursday.
  return ((((epochDay + 3) % 7) + 7) % 7) + 1;
}

export function dayName(epochDay: number): string {
  return dayNames.get(epochDay) ?? cache(dayNames, epochDay, new Date(epochDay * DAY_MS).toISOString().slice(0, 10));
}

/** The minutes from midnight to a time such as "09:30". "24:00" is the end of the day. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

interface ZoneDay {
  epochDay: number;
  startMs: number;
  endMs: number;
  /** True if the day has 24 hours, so no clock change. */
  isEven: boolean;
}

/** Looks at three days, because local time is never more than a day from UTC. */
function cachedEvenDay(zone: string, atMs: number): ZoneDay | undefined {
  const days = daysByZone.get(zone);
  if (!days) return undefined;
  const utcDay = Math.floor(atMs / DAY_MS);
  for (let day = utcDay - 1; day <= utcDay + 1; day++) {
    const cached = days.get(day);
    if (cached?.isEven && cached.startMs <= atMs && atMs < cached.endMs) return cached;
  }
  return undefined;
}

function dayOf(zone: string, epochDay: number): ZoneDay {
  const days = daysByZone.get(zone) ?? cache(daysByZone, zone, new Map<number, ZoneDay>());
  const cached = days.get(epochDay);
  if (cached) return cached;
  const startMs = startOf(zone, epochDay).epochMilliseconds;
  const endMs = startOf(zone, epochDay + 1).epochMilliseconds;
  return cache(days, epochDay, { epochDay, startMs, endMs, isEven: endMs - startMs === DAY_MS });
}

function startOf(zone: string, epochDay: number): Temporal.ZonedDateTime {
  return dateOf(epochDay).toZonedDateTime({ timeZone: knownZone(zone) });
}

function dateOf(epochDay: number): Temporal.PlainDate {
  return new Temporal.PlainDate(1970, 1, 1).add({ days: epochDay });
}

function knownZone(zone: string): string {
  return zones.get(zone) ?? cache(zones, zone, isKnownZone(zone) ? zone : "UTC");
}

function isKnownZone(zone: string): boolean {
  try {
    new Temporal.Instant(0n).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** Caches. A lookup is about a hundred times faster than a calculation. */
const daysByZone = new Map<string, Map<number, ZoneDay>>();
const dayNames = new Map<number, string>();
const zones = new Map<string, string>();
/** Enough for all time zones, or for the days of a year. */
const CACHE_SIZE = 1_000;

function cache<K, V>(map: Map<K, V>, key: K, value: V): V {
  if (map.size >= CACHE_SIZE) map.clear();
  map.set(key, value);
  return value;
}
