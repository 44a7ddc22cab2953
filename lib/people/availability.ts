import type { Availability, WorkingHours } from "@/lib/domain/people";
import { invalid } from "@/lib/errors";

export interface AvailabilityState {
  availability: Availability;
  awayUntil: Date | null;
  /** Where open tickets of who is away go: `queue`, or a person's id. Null: they are kept. */
  handsTo: string | null;
}

export interface AvailabilityInput {
  availability?: Availability;
  awayUntil?: Date | null;
  handsTo?: string;
}

/** What the input makes of somebody's presence. Being available has no end; an absence ends in the future or never. */
export function availabilityAfter(before: AvailabilityState, input: AvailabilityInput, now: Date): AvailabilityState {
  const availability = input.availability ?? before.availability;
  const wasAway = before.availability === "away";
  const awayUntil = input.awayUntil === undefined ? (wasAway ? before.awayUntil : null) : input.awayUntil;
  if (availability === "available") {
    if (input.awayUntil) throw invalid("/awayUntil", "Only who is away has a day of return.");
    if (input.handsTo !== undefined) throw invalid("/handsTo", "Only who is away hands their tickets on.");
    return { availability, awayUntil: null, handsTo: null };
  }
  if (input.awayUntil && input.awayUntil <= now) throw invalid("/awayUntil", "This moment has passed.");
  const kept = wasAway ? before.handsTo : null;
  const handsTo = input.handsTo === undefined ? kept : input.handsTo === "keep" ? null : input.handsTo;
  return { availability, awayUntil, handsTo };
}

/** As it is at this moment: an absence that has run out is over, also before the sweep has noticed. */
export function currentAvailability(
  { availability, awayUntil, handsTo }: AvailabilityState,
  now: Date,
): AvailabilityState {
  if (availability === "away" && awayUntil && awayUntil <= now) {
    return { availability: "available", awayUntil: null, handsTo: null };
  }
  return { availability, awayUntil, handsTo };
}

/** Nothing of it changed, to the millisecond. */
export function isSameAvailability(one: AvailabilityState, other: AvailabilityState): boolean {
  return (
    one.availability === other.availability &&
    one.awayUntil?.getTime() === other.awayUntil?.getTime() &&
    one.handsTo === other.handsTo
  );
}

/** The same times, in whatever order they were named. */
export function isSameHours(one: WorkingHours | null, other: WorkingHours | null): boolean {
  return inOrder(one) === inOrder(other);
}

function inOrder(hours: WorkingHours | null): string {
  const spans = hours?.spans.map(({ day, from, to }) => `${day} ${from} ${to}`).sort();
  return JSON.stringify([hours?.timeZone, spans]);
}
