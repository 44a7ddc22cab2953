import type { WorkingHours } from "@/lib/domain/people";
import { dayName, instantsOf, type LocalTime, localTimeAt, minutesOf, weekdayOf } from "./local-time";

/** Names of holidays by date, such as 2026-12-25. The date counts in each person's time zone. */
export type Holidays = ReadonlyMap<string, string>;

/** True within a time span on a day that is no holiday. An hour that a clock change repeats counts twice. */
export function isWorking(hours: WorkingHours, holidays: Holidays, atMs: number): boolean {
  return isIn(hours, holidays, localTimeAt(hours.timeZone, atMs));
}

/** The first working moment at or after `from`; null if there is none. */
export function nextWorkingMoment(hours: WorkingHours, holidays: Holidays, from: Date): Date | null {
  const fromMs = from.getTime();
  const local = localTimeAt(hours.timeZone, fromMs);
  if (isIn(hours, holidays, local)) return from;
  // Each holiday can close a week's only workday, and a clock change another one.
  const last = local.epochDay + 7 * (holidays.size + 2);
  for (let day = local.epochDay; day <= last; day++) {
    const moment = firstMomentOn(hours, holidays, day, fromMs);
    if (moment !== undefined) return new Date(moment);
  }
  return null;
}

/** True if the week has working time on this day. */
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

/** Work begins at the start of a span or at a clock change. */
function firstMomentOn(hours: WorkingHours, holidays: Holidays, epochDay: number, fromMs: number): number | undefined {
  if (!isWorkday(hours, epochDay) || holidays.has(dayName(epochDay))) return undefined;
  const weekday = weekdayOf(epochDay);
  const begins = hours.spans
    .filter(({ day }) => day === weekday)
    .flatMap(({ from }) => instantsOf(hours.timeZone, epochDay, minutesOf(from)));
  return begins.sort((a, b) => a - b).find((moment) => moment >= fromMs && isWorking(hours, holidays, moment));
}
