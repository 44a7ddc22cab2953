import fc from "fast-check";
import { DAY_MS } from "@/lib/clock";
import type { Candidate, RoutedTicket } from "@/lib/routing/candidate";

export const NOW = new Date("2026-11-20T12:00:00Z");
export const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS);
export const TEST_SKILLS = ["go", "java", "javascript", "mongodb", "vpn"];
const TEAMS = ["billing", "technical"];

let created = 0;
/** A candidate for any ticket without a team, unless `more` says otherwise. */
export function candidate(more: Partial<Candidate> = {}): Candidate {
  const id = `p${String(++created).padStart(4, "0")}`;
  return {
    id,
    name: id,
    role: "moderator",
    active: true,
    availability: "available",
    awayUntil: null,
    skills: [],
    teamIds: [],
    leads: null,
    activeTickets: 0,
    capacity: 20,
    lastAssignedAt: null,
    ...more,
  };
}

export const ticket = (more: Partial<RoutedTicket> = {}): RoutedTicket => ({ skills: [], teamId: null, ...more });

export const anyCandidate: fc.Arbitrary<Candidate> = fc
  .record({
    role: fc.constantFrom("moderator" as const, "admin" as const),
    active: fc.boolean(),
    availability: fc.constantFrom("available" as const, "away" as const),
    awayUntil: fc.option(fc.integer({ min: -3, max: 3 }).map((days) => daysAgo(days))),
    skills: fc.subarray(TEST_SKILLS),
    teamIds: fc.subarray(TEAMS),
    leads: fc.option(fc.constantFrom(...TEAMS)),
    activeTickets: fc.integer({ min: 0, max: 4 }),
    capacity: fc.integer({ min: 0, max: 4 }),
    lastAssignedAt: fc.option(fc.integer({ min: 0, max: 2 }).map((days) => daysAgo(days))),
    absence: fc.option(
      fc.record({
        kind: fc.constant("off" as const),
        until: fc.option(fc.integer({ min: -3, max: 3 }).map((days) => daysAgo(days))),
      }),
    ),
  })
  .map((drawn) => candidate(drawn));
export const anyTicket = fc.record({ skills: fc.subarray(TEST_SKILLS), teamId: fc.option(fc.constantFrom(...TEAMS)) });
export const anyPeople = fc.array(anyCandidate, { maxLength: 8 });
