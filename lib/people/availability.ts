import { invalid } from "@/lib/errors";
import type { Availability } from "@/lib/words";

export interface Presence {
  availability: Availability;
  awayUntil: Date | null;
}

/** What the input makes of somebody's presence. Being available has no end; an absence ends in the future or never. */
export function presenceAfter(before: Presence, input: Partial<Presence>, now: Date): Presence {
  const availability = input.availability ?? before.availability;
  const kept = before.availability === "away" ? before.awayUntil : null;
  const awayUntil = input.awayUntil === undefined ? kept : input.awayUntil;
  if (availability === "available") {
    if (input.awayUntil) throw invalid("/awayUntil", "Only who is away has a day of return.");
    return { availability, awayUntil: null };
  }
  if (input.awayUntil && input.awayUntil <= now) throw invalid("/awayUntil", "This moment has passed.");
  return { availability, awayUntil };
}

/** As it is at this moment: an absence that has run out is over, also before the sweep has noticed. */
export function presenceNow(stored: Presence, now: Date): Presence {
  if (stored.availability === "away" && stored.awayUntil && stored.awayUntil <= now) {
    return { availability: "available", awayUntil: null };
  }
  return { availability: stored.availability, awayUntil: stored.awayUntil };
}

export function isSamePresence(one: Presence, other: Presence): boolean {
  return one.availability === other.availability && one.awayUntil?.getTime() === other.awayUntil?.getTime();
}
