import { formatAbsence } from "@/lib/display-text/routing";
import type { Availability, WorkingHours } from "@/lib/domain/people";
import { type Holidays, isWorkday, isWorking, nextWorkingMoment } from "./is-working";
import { dayName, localTimeAt } from "./local-time";

export interface AvailabilityFacts {
  availability: Availability;
  awayUntil: Date | null;
  workingHours: WorkingHours | null;
  /** The time zone of people without working hours. The default is UTC. */
  timeZone?: string;
}

export interface Absence {
  kind: "away" | "off" | "holiday";
  /** The reason as text, such as "away until Monday 09:00", in the person's time zone. */
  why: string;
  /** When the person is back, if known. */
  until: Date | null;
}

/** Why someone does not work now: outside working hours (`off`), or a holiday. `until`: their return, if known. */
export type OffWork = { kind: "off"; until: Date | null } | { kind: "holiday"; name: string; until: Date | null };

/** Why a person is not at work at this moment; null if they are. Pure. */
export function absenceAt(person: AvailabilityFacts, holidays: Holidays, now: Date): Absence | null {
  const { availability, awayUntil, workingHours } = person;
  if (availability === "available" || (awayUntil && awayUntil <= now)) {
    const off = workingHours && offHoursAt(workingHours, holidays, now);
    return off && { kind: off.kind, why: whyOff(off, workingHours.timeZone, now), until: off.until };
  }
  const until = awayUntil && (workingHours ? nextWorkingMoment(workingHours, holidays, awayUntil) : awayUntil);
  const timeZone = workingHours?.timeZone ?? person.timeZone;
  return { kind: "away", why: formatAbsence({ code: "away", ...returnOf(until, timeZone) }, now), until };
}

function whyOff(off: OffWork, timeZone: string, now: Date): string {
  const back = returnOf(off.until, timeZone);
  const isHoliday = off.kind === "holiday";
  return formatAbsence(isHoliday ? { code: "holiday", name: off.name, ...back } : { code: "off-work", ...back }, now);
}

function returnOf(until: Date | null, timeZone: string | undefined) {
  return { until: until?.toISOString(), timeZone };
}

/** Like `absenceAt`, but only for working hours and holidays. */
export function offHoursAt(hours: WorkingHours, holidays: Holidays, now: Date): OffWork | null {
  if (isWorking(hours, holidays, now.getTime())) return null;
  const until = nextWorkingMoment(hours, holidays, now);
  const today = localTimeAt(hours.timeZone, now.getTime()).epochDay;
  const name = isWorkday(hours, today) ? holidays.get(dayName(today)) : undefined;
  return name === undefined ? { kind: "off", until } : { kind: "holiday", name, until };
}
