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

describe("compareReplays and movedTickets", () => {
  it("Two replays are compared by tickets, skill matches, waits and unassigned tickets, in total, by person and by team", () => {
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

  it("Each moved ticket is listed, newest first, with the reasons", () => {
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
      { id: "t4", from: "ana", to: null, why: "Ana: away; no one can take it" },
      { id: "t3", from: null, to: "cy", why: "Cy: 1 of 20 open" },
      { id: "t2", from: "ana", to: "bo", why: "routed to Night instead of Desk; Bo: 1 of 20 open" },
      { id: "t1", from: "ana", to: "bo", why: "Ana: at capacity, 3 of 3; Bo: 1 of 20 open" },
    ]);
  });
});
