import type { Role } from "@/lib/domain/people";
import { isId } from "@/lib/ids";
import { type AvailabilityState, currentAvailability } from "./availability";

export interface DepartingPerson extends AvailabilityState {
  role: Role;
  deactivatedAt: Date | null;
}

export interface Departure {
  because: "left" | "away";
  /** A delegate's id; null: the tickets return to the queue. */
  to: string | null;
}

/** Says why a person's open tickets must move: the person left, or is away and chose to give them up. Else null. */
export function departureOf(person: DepartingPerson, now: Date): Departure | null {
  if (person.deactivatedAt || person.role === "user") return { because: "left", to: null };
  if (person.handsTo === null || currentAvailability(person, now).availability === "available") return null;
  return { because: "away", to: isId(person.handsTo) ? person.handsTo : null };
}
