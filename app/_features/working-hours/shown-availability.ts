import type { Availability, WorkingHours } from "@/lib/domain/people";
import type { Me } from "@/lib/people/queries";
import type { Absence } from "@/lib/working-hours/absence-at";

/** The facts about a person's availability that the browser gets. */
export interface ShownAvailability {
  availability: Availability;
  awayUntil: string | null;
  handsTo: string | null;
  absence: Pick<Absence, "kind" | "why"> | null;
  workingHours: WorkingHours | null;
  /** True if the person's time zone is known, from their working hours or preferences. */
  hasZone: boolean;
}

export function shownAvailability({
  availability,
  awayUntil,
  handsTo,
  absence,
  workingHours,
  preferences,
}: Pick<Me, "availability" | "awayUntil" | "handsTo" | "absence" | "workingHours"> &
  Partial<Pick<Me, "preferences">>): ShownAvailability {
  return {
    availability,
    awayUntil: awayUntil?.toISOString() ?? null,
    handsTo,
    absence: absence && { kind: absence.kind, why: absence.why },
    workingHours,
    hasZone: workingHours !== null || preferences?.timeZone !== undefined,
  };
}

const ABSENCE_LABELS = { away: "Away", off: "Off work", holiday: "Holiday" } as const;

/** The availability in one or two words, such as "Away". `full`: they have as many tickets as they can have. */
export function formatAvailability(absence: ShownAvailability["absence"], full: boolean): string {
  return absence ? ABSENCE_LABELS[absence.kind] : full ? "Full" : "Available";
}
