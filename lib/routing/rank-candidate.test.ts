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

const choose = (asked: RoutedTicket, people: readonly Candidate[]) => chooseAssignee(asked, people, NOW);
const chosenId = (asked: RoutedTicket, people: readonly Candidate[]) => choose(asked, people).chosen?.personId;
const rejection = (more: Partial<Candidate>) => choose(ticket(), [candidate(more)]).scoreboard[0]?.rejection;

/** The people with one of them changed. */
function changed(people: readonly Candidate[], id: string | undefined, more: (one: Candidate) => Partial<Candidate>) {
  return people.map((one) => (one.id === id ? { ...one, ...more(one) } : one));
}

const placeOf = (asked: RoutedTicket, people: readonly Candidate[], id: string) =>
  choose(asked, people).scoreboard.findIndex((line) => line.personId === id);

describe("what moves somebody up or down", () => {
  it("more in hand never makes anybody come sooner", () => {
    fc.assert(
      fc.property(anyTicket, anyPeople, fc.nat(7), fc.integer({ min: 1, max: 3 }), (asked, people, nth, more) => {
        const one = people[nth % Math.max(1, people.length)];
        if (!one) return;
        const fuller = changed(people, one.id, ({ activeTickets }) => ({ activeTickets: activeTickets + more }));
        expect(placeOf(asked, fuller, one.id)).toBeGreaterThanOrEqual(placeOf(asked, people, one.id));
      }),
    );
  });

  it.each<[string, (one: Candidate) => Partial<Candidate>]>([
    ["room for more", ({ capacity }) => ({ capacity: capacity + 1 })],
    ["less in hand", ({ activeTickets }) => ({ activeTickets: Math.max(0, activeTickets - 1) })],
    ["a longer wait", () => ({ lastAssignedAt: daysAgo(30) })],
    ["every skill", () => ({ skills: TEST_SKILLS })],
  ])("%s never takes a ticket away from who would have it", (_what, more) => {
    fc.assert(
      fc.property(anyTicket, anyPeople, (asked, people) => {
        const id = chosenId(asked, people);
        expect(chosenId(asked, changed(people, id, more))).toBe(id);
      }),
    );
  });

  it("who comes or goes besides changes nothing, unless it is the one who comes that is chosen", () => {
    fc.assert(
      fc.property(anyTicket, anyPeople, anyCandidate, (asked, people, another) => {
        const before = chosenId(asked, people);
        expect([before, another.id]).toContain(chosenId(asked, [...people, another]));
      }),
    );
  });

  it("more of the skills wins where all else is equal", () => {
    fc.assert(
      fc.property(anyTicket, anyCandidate, fc.subarray(TEST_SKILLS), (asked, one, skills) => {
        const here = { ...one, active: true, absence: null, availability: "available" as const, capacity: 9 };
        const other = { ...here, id: `${one.id}+`, skills: [...new Set([...one.skills, ...skills])] };
        const count = ({ skills: known }: Candidate) => asked.skills.filter((skill) => known.includes(skill)).length;
        const id = chosenId(asked, [here, other]);
        if (count(other) > count(here) && id) expect(id).toBe(other.id);
      }),
    );
  });

  it("tickets that all of some equals can do end even, give or take one, whoever starts with what [S1.3, S1.18]", () => {
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

  it("the eleventh of eleven tickets goes to one of the least loaded, and past who is fuller [S1.18]", () => {
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

describe("bad input", () => {
  it("whatever it is, ends in somebody who has room, or in a ticket that waits, and in a board that can be kept", () => {
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
    ["capacity 0", { capacity: 0 }, { code: "at-capacity", active: 0, capacity: 0 }],
    ["a negative capacity", { capacity: -3 }, { code: "at-capacity", active: 0, capacity: 0 }],
    ["less room than for one", { capacity: 0.5 }, { code: "at-capacity", active: 0, capacity: 0 }],
    [
      "a load so large that one more is the same number",
      { activeTickets: 2 ** 53, capacity: 2 ** 53 },
      { code: "at-capacity", active: 2 ** 53, capacity: 2 ** 53 },
    ],
    ["a capacity that is no number", { capacity: Number.NaN }, { code: "unknown-load" }],
    ["a capacity without end", { capacity: Number.POSITIVE_INFINITY }, { code: "unknown-load" }],
    ["a load that is no number", { activeTickets: Number.NaN }, { code: "unknown-load" }],
    ["a return that is no time", { availability: "away", awayUntil: new Date(Number.NaN) }, { code: "away" }],
    ["an absence without end", { absence: { kind: "off", until: null } }, { code: "off-work" }],
    ["somebody who only asks", { role: "user", teamIds: ["technical"] }, { code: "not-a-moderator" }],
  ])("%s: never chosen, and the line says so", (_what, more, expected) => {
    expect(rejection(more)).toEqual(expected);
    expect(chosenId(ticket(), [candidate(more)])).toBeUndefined();
  });

  it("a skill that is named twice counts once, and one that nobody knows is nobody's", () => {
    const one = candidate({ skills: ["vpn", "vpn"] });
    const line = choose(ticket({ skills: ["vpn", "unheard-of", "vpn"] }), [one]).scoreboard[0];
    expect(line).toMatchObject({ covered: 1, wanted: 2, lacks: ["unheard-of"], rejection: null });
  });

  it("somebody who is given twice has one line, the one with more against them", () => {
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

  it("of two lines that weigh the same, the one with less room counts, whichever was given first", () => {
    const small = candidate({ capacity: 4, activeTickets: 1 });
    const large = { ...small, capacity: 8, activeTickets: 3 };
    for (const people of [
      [small, large],
      [large, small],
    ]) {
      expect(choose(ticket(), people).chosen).toMatchObject({ activeSeen: 1 });
    }
  });

  it("a load below nothing is nothing, and a last ticket at no time is none", () => {
    const odd = candidate({ activeTickets: -5, lastAssignedAt: new Date(Number.NaN) });
    const even = candidate({ skills: ["vpn"] });
    expect(chosenId(ticket({ skills: ["vpn"] }), [odd, even])).toBe(even.id);
    expect(chosenId(ticket(), [odd, even])).toBe(odd.id);
  });

  it("nothing at all ends in a ticket that waits", () => {
    expect(choose(ticket({ skills: ["vpn"], teamId: "none" }), [])).toEqual({ chosen: null, scoreboard: [] });
  });
});
