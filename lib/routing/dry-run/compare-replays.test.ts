import { describe, expect, it } from "vitest";
import { compareReplays, movedTickets } from "./compare-replays";
import type { PastTicket } from "./month";
import type { ReplayOutcome } from "./replay-month";

const REASON = { code: "best-match", group: "team", covered: 0, wanted: 0, active: 1, capacity: 20 } as const;
const outcome = (personId: string | null, more: Partial<ReplayOutcome> = {}): ReplayOutcome => ({
  personId,
  teamId: "desk",
  matched: null,
  reason: personId ? REASON : null,
  waited: personId === null,
  againstEarlier: null,
  ...more,
});
const played = (...outcomes: ReplayOutcome[]) => new Map(outcomes.map((one, at) => [`t${at}`, one]));
const names = {
  people: new Map([
    ["ana", "Ana"],
    ["bo", "Bo"],
    ["cy", "Cy"],
  ]),
  teams: new Map([
    ["desk", "Desk"],
    ["night", "Night"],
  ]),
};

describe("two replays side by side", () => {
  it("count tickets, matches of skills, waits and what nobody got, as a whole, by person and by team", () => {
    const before = played(outcome("ana", { matched: true }), outcome("ana", { matched: false }), outcome(null));
    const after = played(
      outcome("ana", { matched: true }),
      outcome("bo", { matched: true, teamId: "night" }),
      outcome("bo", { waited: true, teamId: null }),
    );
    const { whole, people, teams } = compareReplays({ before, after }, names);
    expect(whole).toEqual({
      before: { tickets: 3, skillMatch: 0.5, waited: 1, left: 1 },
      after: { tickets: 3, skillMatch: 1, waited: 1, left: 0 },
    });
    expect(people.map(({ name, before, after }) => [name, before.tickets, after.tickets])).toEqual([
      ["Bo", 0, 2],
      ["Ana", 2, 1],
    ]);
    expect(teams.map(({ name, before, after }) => [name, before.tickets, after.tickets])).toEqual([
      ["Desk", 3, 1],
      ["Night", 0, 1],
      ["No team", 0, 1],
    ]);
  });

  it("name each ticket that moves, the newest first, with what speaks for and against", () => {
    const before = played(outcome("ana"), outcome("ana"), outcome("ana"), outcome(null), outcome("ana"));
    const after = played(
      outcome("ana"),
      outcome("bo", { againstEarlier: { code: "at-capacity", active: 3, capacity: 3 } }),
      outcome("bo", { teamId: "night", againstEarlier: { code: "other-team" } }),
      outcome("cy"),
      outcome(null, { againstEarlier: { code: "away" } }),
    );
    const tickets = [...before.keys()].map((id) => ({ id }) as PastTicket);
    expect(movedTickets(tickets, { before, after }, names)).toEqual([
      { id: "t4", from: "ana", to: null, why: "Ana: away; nobody can have it" },
      { id: "t3", from: null, to: "cy", why: "Cy: 1 of 20 in hand" },
      { id: "t2", from: "ana", to: "bo", why: "goes to Night instead of Desk; Bo: 1 of 20 in hand" },
      { id: "t1", from: "ana", to: "bo", why: "Ana: full: 3 of 3; Bo: 1 of 20 in hand" },
    ]);
  });
});
