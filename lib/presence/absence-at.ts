import type { Availability, WorkingHours } from "@/lib/domain/people";
import { backAtWork, type Holidays, isAtWork, isWorkday } from "./at-work";
import { untilWords } from "./until-words";
import { dayName, wallAt } from "./wall-clock";

/** What is known of when somebody is there. */
export interface PresenceFacts {
  availability: Availability;
  awayUntil: Date | null;
  workingHours: WorkingHours | null;
  /** Whose clock their return is told by where no working hours say it; UTC, and told so, without either. */
  timeZone?: string;
}

export interface Absence {
  kind: "away" | "off" | "holiday";
  /** "away until Monday 09:00", in the clock of the person who is not there. */
  why: string;
  /** A moment at which they are there again; null where nobody knows one. */
  until: Date | null;
}

/** Why somebody is not there at this moment, and until when; null for who is there. Pure. */
export function absenceAt(person: PresenceFacts, holidays: Holidays, now: Date): Absence | null {
  const { availability, awayUntil, workingHours } = person;
  if (availability === "available" || (awayUntil && awayUntil <= now)) {
    return workingHours && offWorkAt(workingHours, holidays, now);
  }
  const until = awayUntil && (workingHours ? backAtWork(workingHours, holidays, awayUntil) : awayUntil);
  const back = until && untilWords(until, now, workingHours?.timeZone ?? person.timeZone);
  return { kind: "away", why: back ? `away until ${back}` : "away", until };
}

/** The same for working hours and holidays alone, whatever the person has said of being away. */
export function offWorkAt(hours: WorkingHours, holidays: Holidays, now: Date): Absence | null {
  if (isAtWork(hours, holidays, now.getTime())) return null;
  const until = backAtWork(hours, holidays, now);
  const back = until && untilWords(until, now, hours.timeZone);
  const today = wallAt(hours.timeZone, now.getTime()).epochDay;
  const holiday = isWorkday(hours, today) ? holidays.get(dayName(today)) : undefined;
  if (holiday !== undefined) {
    return { kind: "holiday", why: `holiday (${holiday})${back ? `, back ${back}` : ""}`, until };
  }
  return { kind: "off", why: back ? `off work until ${back}` : "off work", until };
}
