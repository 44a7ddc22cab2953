import type { WorkingHours } from "@/lib/domain/people";
import { dayName, instantsOf, type LocalTime, localTimeAt, minutesOf, weekdayOf } from "./local-time";

/** The workspace's holidays: their names by date, such as 2026-12-25. A date is each person's own day. */
export type Holidays = ReadonlyMap<string, string>;

/**
 * Whether the clock on their wall stands in one of their spans, on a day that is no holiday. An hour that the clock
 * skips is nobody's working time, one that it repeats is worked twice.
 */
export function isWorking(hours: WorkingHours, holidays: Holidays, atMs: number): boolean {
  return isIn(hours, holidays, localTimeAt(hours.timeZone, atMs));
}

/** The first moment from this one on at which they are at work; null where there is none. */
export function nextWorkingMoment(hours: WorkingHours, holidays: Holidays, from: Date): Date | null {
  const fromMs = from.getTime();
  const wall = localTimeAt(hours.timeZone, fromMs);
  if (isIn(hours, holidays, wall)) return from;
  // Holidays may close every week that they lie in; a day more for an hour that is skipped.
  const last = wall.epochDay + 7 * (holidays.size + 2);
  for (let day = wall.epochDay; day <= last; day++) {
    const moment = firstOn(hours, holidays, day, fromMs);
    if (moment !== undefined) return new Date(moment);
  }
  return null;
}

/** Whether the week has working time on this day. */
export function isWorkday(hours: WorkingHours, epochDay: number): boolean {
  const weekday = weekdayOf(epochDay);
  return hours.spans.some(({ day }) => day === weekday);
}

function isIn({ spans }: WorkingHours, holidays: Holidays, { epochDay, minute }: LocalTime): boolean {
  const weekday = weekdayOf(epochDay);
  const inSpan = spans.some(
    ({ day, from, to }) => day === weekday && minutesOf(from) <= minute && minute < minutesOf(to),
  );
  return inSpan && !(holidays.size > 0 && holidays.has(dayName(epochDay)));
}

/** When work begins on this day, not before a moment. Only beginnings of spans and changes of the clock can be that. */
function firstOn(hours: WorkingHours, holidays: Holidays, epochDay: number, fromMs: number): number | undefined {
  if (!isWorkday(hours, epochDay) || holidays.has(dayName(epochDay))) return undefined;
  const weekday = weekdayOf(epochDay);
  const begins = hours.spans
    .filter(({ day }) => day === weekday)
    .flatMap(({ from }) => instantsOf(hours.timeZone, epochDay, minutesOf(from)));
  return begins.sort((a, b) => a - b).find((moment) => moment >= fromMs && isWorking(hours, holidays, moment));
}
