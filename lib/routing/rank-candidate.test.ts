import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Rejection } from "@/lib/domain/routing";
import {
  anyCandidate,
  anyPeople,
  anyTicket,
  candidate,
  daysAgo,
  NOW,
  TEST_SKILLS,
  ticket,
} from "@/tests/support/candidates";
import type { Candidate, RoutedTicket } from "./candidate";
import { chooseAssignee } from "./choose-assignee";

const choose = (wantedTicket: RoutedTicket, people: readonly Candidate[]) => chooseAssignee(wantedTicket, people, NOW);
const chosenId = (wantedTicket: RoutedTicket, people: readonly Candidate[]) =>
  choose(wantedTicket, people).chosen?.personId;
const rejection = (more: Partial<Candidate>) => choose(ticket(), [candidate(more)]).scoreboard[0]?.rejection;

/** The people with one of them changed. */
function changed(people: readonly Candidate[], id: string | undefined, more: (one: Candidate) => Partial<Candidate>) {
  return people.map((one) => (one.id === id ? { ...one, ...more(one) } : one));
}

const placeOf = (wantedTicket: RoutedTicket, people: readonly Candidate[], id: string) =>
  choose(wantedTicket, people).scoreboard.findIndex((line) => line.personId === id);

describe("ranking for any ticket and people", () => {
  it("A higher workload never moves a person up", () => {
    fc.assert(
      fc.property(
        anyTicket,
        anyPeople,
        fc.nat(7),
        fc.integer({ min: 1, max: 3 }),
        (wantedTicket, people, nth, more) => {
          const one = people[nth % Math.max(1, people.length)];
          if (!one) return;
          const fuller = changed(people, one.id, ({ activeTickets }) => ({ activeTickets: activeTickets + more }));
          expect(placeOf(wantedTicket, fuller, one.id)).toBeGreaterThanOrEqual(placeOf(wantedTicket, people, one.id));
        },
      ),
    );
  });

  it.each<[string, (one: Candidate) => Partial<Candidate>]>([
    ["More capacity", ({ capacity }) => ({ capacity: capacity + 1 })],
    ["A lower workload", ({ activeTickets }) => ({ activeTickets: Math.max(0, activeTickets - 1) })],
    ["A longer time since the last ticket", () => ({ lastAssignedAt: daysAgo(30) })],
    ["Every skill", () => ({ skills: TEST_SKILLS })],
  ])("%s never takes a ticket away from the chosen person", (_what, more) => {
    fc.assert(
      fc.property(anyTicket, anyPeople, (wantedTicket, people) => {
        const id = chosenId(wantedTicket, people);
        expect(chosenId(wantedTicket, changed(people, id, more))).toBe(id);
      }),
    );
  });

  it("Another person changes the choice only by being chosen", () => {
    fc.assert(
      fc.property(anyTicket, anyPeople, anyCandidate, (wantedTicket, people, another) => {
        const before = chosenId(wantedTicket, people);
        expect([before, another.id]).toContain(chosenId(wantedTicket, [...people, another]));
      }),
    );
  });

  it("More skills win if all else is equal", () => {
    fc.assert(
      fc.property(anyTicket, anyCandidate, fc.subarray(TEST_SKILLS), (wantedTicket, one, skills) => {
        const here = { ...one, active: true, absence: null, availability: "available" as const, capacity: 9 };
        const other = { ...here, id: `${one.id}+`, skills: [...new Set([...one.skills, ...skills])] };
        const count = ({ skills: known }: Candidate) =>
          wantedTicket.skills.filter((skill) => known.includes(skill)).length;
        const id = chosenId(wantedTicket, [here, other]);
        if (count(other) > count(here) && id) expect(id).toBe(other.id);
      }),
    );
  });

  it("Equal people end with an equal workload, plus or minus one, whatever they start with [S1.3, S1.18]", () => {
    const loads = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(loads, fc.integer({ min: 1, max: 40 }), (starts, count) => {
        let people = starts.map((activeTickets) => candidate({ skills: ["vpn"], activeTickets }));
        const tickets = count + starts.reduce((sum, start) => sum + (6 - start), 0);
        for (let n = 0; n < tickets; n++) {
          const id = chosenId(ticket({ skills: ["vpn"] }), people);
          people = changed(people, id, (one) => ({ activeTickets: one.activeTickets + 1 }));
        }
        const ends = people.map((one) => one.activeTickets);
        expect(Math.max(...ends) - Math.min(...ends)).toBeLessThanOrEqual(1);
        expect(Math.max(...ends)).toBeLessThanOrEqual(20);
      }),
    );
  });

  it("The eleventh ticket goes to a person with the lowest workload [S1.18]", () => {
    const people = [2, 2, 3, 2, 5].map((activeTickets) => candidate({ activeTickets }));
    const chosen = people.find((one) => one.id === chosenId(ticket(), people));
    expect(chosen?.activeTickets).toBe(2);
  });
});

const anyNumber = fc.oneof(fc.integer({ min: -3, max: 30 }), fc.double());
const anyTime = fc.option(fc.oneof(fc.date(), fc.constant(new Date(Number.NaN))));
const anyNonsense = fc
  .record({
    activeTickets: anyNumber,
    capacity: anyNumber,
    lastAssignedAt: anyTime,
    awayUntil: anyTime,
    availability: fc.constantFrom("available" as const, "away" as const),
    timeZone: fc.oneof(fc.string(), fc.constant("Asia/Kathmandu")),
    skills: fc.array(fc.oneof(fc.string(), fc.constantFrom(...TEST_SKILLS))),
    absence: fc.option(fc.record({ kind: fc.constant("holiday" as const), name: fc.string(), until: anyTime })),
  })
  .map((drawn) => candidate(drawn));

describe("ranking with invalid input", () => {
  it("Any input ends in a person with free capacity or no choice, and in a storable scoreboard", () => {
    const anySkills = fc.array(fc.oneof(fc.string(), fc.constantFrom(...TEST_SKILLS)));
    fc.assert(
      fc.property(anySkills, fc.array(anyNonsense), anyTime, (skills, people, now) => {
        const { chosen, scoreboard } = chooseAssignee(ticket({ skills }), people, now ?? NOW);
        const owner = people.find((one) => one.id === chosen?.personId);
        if (owner) expect(owner.activeTickets + 1 <= owner.capacity).toBe(true);
        expect(scoreboard.map((line) => line.rejection === null)).toEqual(people.map((_, i) => i === 0 && !!owner));
        expect(JSON.parse(JSON.stringify(scoreboard))).toEqual(scoreboard);
      }),
    );
  });

  it.each<[string, Partial<Candidate>, Rejection]>([
    ["Capacity 0", { capacity: 0 }, { code: "at-capacity", active: 0, capacity: 0 }],
    ["A negative capacity", { capacity: -3 }, { code: "at-capacity", active: 0, capacity: 0 }],
    ["A capacity below one", { capacity: 0.5 }, { code: "at-capacity", active: 0, capacity: 0 }],
    [
      "A workload so large that adding one changes nothing",
      { activeTickets: 2 ** 53, capacity: 2 ** 53 },
      { code: "at-capacity", active: 2 ** 53, capacity: 2 ** 53 },
    ],
    ["A capacity that is not a number", { capacity: Number.NaN }, { code: "unknown-load" }],
    ["An infinite capacity", { capacity: Number.POSITIVE_INFINITY }, { code: "unknown-load" }],
    ["A workload that is not a number", { activeTickets: Number.NaN }, { code: "unknown-load" }],
    ["An invalid return time", { availability: "away", awayUntil: new Date(Number.NaN) }, { code: "away" }],
    ["An absence without an end", { absence: { kind: "off", until: null } }, { code: "off-work" }],
    ["A requester", { role: "user", teamIds: ["technical"] }, { code: "not-a-moderator" }],
  ])("%s is never chosen and the scoreboard has the reason", (_what, more, expected) => {
    expect(rejection(more)).toEqual(expected);
    expect(chosenId(ticket(), [candidate(more)])).toBeUndefined();
  });

  it("A duplicate skill counts once and an unknown skill is missing", () => {
    const one = candidate({ skills: ["vpn", "vpn"] });
    const line = choose(ticket({ skills: ["vpn", "unheard-of", "vpn"] }), [one]).scoreboard[0];
    expect(line).toMatchObject({ covered: 1, wanted: 2, lacks: ["unheard-of"], rejection: null });
  });

  it("A duplicate person has one row, the worse one", () => {
    const free = candidate();
    const full = { ...free, activeTickets: 20 };
    for (const people of [
      [free, full],
      [full, free],
    ]) {
      expect(choose(ticket(), people).chosen).toBeNull();
      expect(choose(ticket(), people).scoreboard).toMatchObject([
        { personId: free.id, rejection: { code: "at-capacity", active: 20 } },
      ]);
    }
  });

  it("Of two equal rows of a person the one with less capacity counts, in any order", () => {
    const small = candidate({ capacity: 4, activeTickets: 1 });
    const large = { ...small, capacity: 8, activeTickets: 3 };
    for (const people of [
      [small, large],
      [large, small],
    ]) {
      expect(choose(ticket(), people).chosen).toMatchObject({ activeSeen: 1 });
    }
  });

  it("A negative workload counts as 0 and an invalid last assignment as none", () => {
    const odd = candidate({ activeTickets: -5, lastAssignedAt: new Date(Number.NaN) });
    const even = candidate({ skills: ["vpn"] });
    expect(chosenId(ticket({ skills: ["vpn"] }), [odd, even])).toBe(even.id);
    expect(chosenId(ticket(), [odd, even])).toBe(odd.id);
  });

  it("No candidates end in no choice", () => {
    expect(choose(ticket({ skills: ["vpn"], teamId: "none" }), [])).toEqual({ chosen: null, scoreboard: [] });
  });
});
