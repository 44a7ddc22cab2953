import type { Availability, WorkingHours } from "@/lib/domain/people";
import type { Me } from "@/lib/people/queries";
import type { Absence } from "@/lib/working-hours/absence-at";

/** When somebody is there, as pages show and change it. */
export interface ShownAvailability {
  availability: Availability;
  awayUntil: string | null;
  handsTo: string | null;
  absence: Pick<Absence, "kind" | "why"> | null;
  workingHours: WorkingHours | null;
  /** False where neither hours nor preferences say in whose clock they live. */
  hasZone: boolean;
}

/** The same of an account, as it travels to the browser. */
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

const WORDS = { away: "Away", off: "Off work", holiday: "Holiday" } as const;

/** One word or two where there is no room for the reason. */
export function formatAvailability(absence: ShownAvailability["absence"], full: boolean): string {
  return absence ? WORDS[absence.kind] : full ? "Full" : "Available";
}
