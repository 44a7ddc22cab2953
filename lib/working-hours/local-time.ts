import { Temporal } from "temporal-polyfill";
import { DAY_MS, MINUTE_MS } from "@/lib/clock";

/** What the clock and the calendar on a wall show. */
export interface LocalTime {
  /** Days since 1970-01-01. */
  epochDay: number;
  /** Minutes since midnight, as the clock shows them. */
  minute: number;
}

/** What the clock shows in a zone at a moment. A zone that this machine does not know is read as UTC. */
export function localTimeAt(zone: string, atMs: number): LocalTime {
  const kept = keptEvenDay(zone, atMs);
  if (kept) return { epochDay: kept.epochDay, minute: Math.floor((atMs - kept.startMs) / MINUTE_MS) };
  const shown = new Temporal.Instant(BigInt(Math.floor(atMs)) * 1_000_000n).toZonedDateTimeISO(known(zone));
  const epochDay = Date.UTC(shown.year, shown.month - 1, shown.day) / DAY_MS;
  // Kept for the next one who asks about this day.
  dayOf(zone, epochDay);
  return { epochDay, minute: shown.hour * 60 + shown.minute };
}

/**
 * The moments at which a clock can come to show a time or later on this day: one, but for days on which it is changed,
 * which have the time's second showing and the change itself as well.
 */
export function instantsOf(zone: string, epochDay: number, minute: number): number[] {
  const day = dayOf(zone, epochDay);
  if (day.isEven) return [day.startMs + minute * MINUTE_MS];
  const wall = dateOf(epochDay).toPlainDateTime().add({ minutes: minute });
  const shown = (["earlier", "later"] as const).map((disambiguation) =>
    wall.toZonedDateTime(known(zone), { disambiguation }),
  );
  const change = startOf(zone, epochDay).getTimeZoneTransition("next");
  return [...shown, startOf(zone, epochDay), ...(change ? [change] : [])].map((moment) => moment.epochMilliseconds);
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(epochDay: number): number {
  // The first of January 1970 was a Thursday.
  return ((((epochDay + 3) % 7) + 7) % 7) + 1;
}

/** "2026-12-25". */
export function dayName(epochDay: number): string {
  return dayNames.get(epochDay) ?? keep(dayNames, epochDay, new Date(epochDay * DAY_MS).toISOString().slice(0, 10));
}

/** Minutes since midnight of "09:30"; "24:00" is the day's end. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

interface ZoneDay {
  epochDay: number;
  startMs: number;
  endMs: number;
  /** Has 24 hours: its clock is not changed. */
  isEven: boolean;
}

/** The day of a moment, where it is known already. No zone is further than a day from UTC. */
function keptEvenDay(zone: string, atMs: number): ZoneDay | undefined {
  const days = daysByZone.get(zone);
  if (!days) return undefined;
  const utcDay = Math.floor(atMs / DAY_MS);
  for (let day = utcDay - 1; day <= utcDay + 1; day++) {
    const kept = days.get(day);
    if (kept?.isEven && kept.startMs <= atMs && atMs < kept.endMs) return kept;
  }
  return undefined;
}

function dayOf(zone: string, epochDay: number): ZoneDay {
  const days = daysByZone.get(zone) ?? keep(daysByZone, zone, new Map<number, ZoneDay>());
  const kept = days.get(epochDay);
  if (kept) return kept;
  const startMs = startOf(zone, epochDay).epochMilliseconds;
  const endMs = startOf(zone, epochDay + 1).epochMilliseconds;
  return keep(days, epochDay, { epochDay, startMs, endMs, isEven: endMs - startMs === DAY_MS });
}

function startOf(zone: string, epochDay: number): Temporal.ZonedDateTime {
  return dateOf(epochDay).toZonedDateTime({ timeZone: known(zone) });
}

function dateOf(epochDay: number): Temporal.PlainDate {
  return new Temporal.PlainDate(1970, 1, 1).add({ days: epochDay });
}

function known(zone: string): string {
  return zones.get(zone) ?? keep(zones, zone, isKnown(zone) ? zone : "UTC");
}

function isKnown(zone: string): boolean {
  try {
    new Temporal.Instant(0n).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** Working out when a zone's day begins costs about a hundred times more than looking it up. */
const daysByZone = new Map<string, Map<number, ZoneDay>>();
const dayNames = new Map<number, string>();
const zones = new Map<string, string>();
/** More than there are zones, or days in a year. */
const MOST_KEPT = 1_000;

function keep<K, V>(map: Map<K, V>, key: K, value: V): V {
  if (map.size >= MOST_KEPT) map.clear();
  map.set(key, value);
  return value;
}
