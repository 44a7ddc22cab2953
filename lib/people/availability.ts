import type { Availability, WorkingHours } from "@/lib/domain/people";
import { invalid } from "@/lib/errors";

export interface AvailabilityState {
  availability: Availability;
  awayUntil: Date | null;
  /** `queue` or a person's id; null: open tickets stay. */
  handsTo: string | null;
}

interface AvailabilityInput {
  availability?: Availability;
  awayUntil?: Date | null;
  handsTo?: string;
}

/** The availability after a change. Throws `invalid` for an end in the past, or an end or delegate without absence. */
export function availabilityAfter(before: AvailabilityState, input: AvailabilityInput, now: Date): AvailabilityState {
  const availability = input.availability ?? before.availability;
  const wasAway = before.availability === "away";
  const awayUntil = input.awayUntil === undefined ? (wasAway ? before.awayUntil : null) : input.awayUntil;
  if (availability === "available") {
    if (input.awayUntil) throw invalid("/awayUntil", "You can set a return time only for an absence.");
    if (input.handsTo !== undefined) throw invalid("/handsTo", "You can choose a delegate only for an absence.");
    return { availability, awayUntil: null, handsTo: null };
  }
  if (input.awayUntil && input.awayUntil <= now) throw invalid("/awayUntil", "This time has passed.");
  const previous = wasAway ? before.handsTo : null;
  const handsTo = input.handsTo === undefined ? previous : input.handsTo === "keep" ? null : input.handsTo;
  return { availability, awayUntil, handsTo };
}

/** The availability at `now`. An absence is over at its end, even before the scheduled job has updated the row. */
export function currentAvailability(
  { availability, awayUntil, handsTo }: AvailabilityState,
  now: Date,
): AvailabilityState {
  if (availability === "away" && awayUntil && awayUntil <= now) {
    return { availability: "available", awayUntil: null, handsTo: null };
  }
  return { availability, awayUntil, handsTo };
}

export function isSameAvailability(one: AvailabilityState, other: AvailabilityState): boolean {
  return (
    one.availability === other.availability &&
    one.awayUntil?.getTime() === other.awayUntil?.getTime() &&
    one.handsTo === other.handsTo
  );
}

/** True for the same time zone and the same spans in any order. */
export function isSameHours(one: WorkingHours | null, other: WorkingHours | null): boolean {
  return normalized(one) === normalized(other);
}

function normalized(hours: WorkingHours | null): string {
  const spans = hours?.spans.map(({ day, from, to }) => `${day} ${from} ${to}`).sort();
  return JSON.stringify([hours?.timeZone, spans]);
}
