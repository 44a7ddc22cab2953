import type { Role } from "@/lib/domain/people";
import { isId } from "@/lib/ids";
import { type AvailabilityState, currentAvailability } from "./availability";

/** What of a person decides whether their open tickets stay with them. */
export interface DepartingPerson extends AvailabilityState {
  role: Role;
  deactivatedAt: Date | null;
  handsTo: string | null;
}

export interface Departure {
  because: "left" | "away";
  /** Whom they named for their tickets; null: the queue. */
  to: string | null;
}

/**
 * Why somebody's open tickets leave them, and where to; null where they keep them. Who is deactivated, deleted or no
 * moderator any more leaves them all to the queue; who is away only if they said so, and until they are back.
 */
export function departureOf(person: DepartingPerson, now: Date): Departure | null {
  if (person.deactivatedAt || person.role === "user") return { because: "left", to: null };
  if (person.handsTo === null || currentAvailability(person, now).availability === "available") return null;
  return { because: "away", to: isId(person.handsTo) ? person.handsTo : null };
}
