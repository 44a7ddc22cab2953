import type { Role } from "@/lib/domain/people";
import { isId } from "@/lib/ids";
import { type AvailabilityState, currentAvailability } from "./availability";

export interface DepartingPerson extends AvailabilityState {
  role: Role;
  deactivatedAt: Date | null;
  handsTo: string | null;
}

export interface Departure {
  because: "left" | "away";
  /** The delegate's id; null: the queue. */
  to: string | null;
}

/** Why open tickets must leave a person, or null. Deactivated, deleted and demoted people lose all tickets to the
 * queue; away people only if they asked for it, until they are back. */
export function departureOf(person: DepartingPerson, now: Date): Departure | null {
  if (person.deactivatedAt || person.role === "user") return { because: "left", to: null };
  if (person.handsTo === null || currentAvailability(person, now).availability === "available") return null;
  return { because: "away", to: isId(person.handsTo) ? person.handsTo : null };
}
