import type { Me } from "@/lib/people/queries";
import type { Absence } from "@/lib/working-hours/absence-at";

/** The facts about a person's availability that the browser gets. */
export interface ShownAvailability extends Pick<Me, "availability" | "handsTo" | "workingHours"> {
  awayUntil: string | null;
  absence: Pick<Absence, "kind" | "why"> | null;
  /** True if the working hours or preferences have a time zone. */
  hasZone: boolean;
}

type Person = Pick<Me, "availability" | "awayUntil" | "handsTo" | "absence" | "workingHours"> &
  Partial<Pick<Me, "preferences">>;

/** Copies what the browser needs to show a person's availability. */
export function shownAvailability(person: Person): ShownAvailability {
  const { availability, awayUntil, handsTo, absence, workingHours, preferences } = person;
  return {
    availability,
    handsTo,
    workingHours,
    awayUntil: awayUntil?.toISOString() ?? null,
    absence: absence && { kind: absence.kind, why: absence.why },
    hasZone: workingHours !== null || preferences?.timeZone !== undefined,
  };
}

const ABSENCE_LABELS = { away: "Away", off: "Off work", holiday: "Holiday" } as const;

/** The availability in one or two words, such as "Away". `full`: they have as many tickets as they can have. */
export function formatAvailability(absence: ShownAvailability["absence"], full: boolean): string {
  return absence ? ABSENCE_LABELS[absence.kind] : full ? "Full" : "Available";
}
