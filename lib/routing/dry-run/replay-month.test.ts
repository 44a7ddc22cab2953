import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { candidate } from "@/tests/support/candidates";
import type { Candidate } from "../candidate";
import { chooseAssignee } from "../choose-assignee";
import type { Month, PastTicket, ReplayCatalogue } from "./month";
import { replayMonth } from "./replay-month";
import { withChanges } from "./with-changes";

const person = (id: string, more: Partial<Candidate> = {}) => candidate({ id, name: id, teamIds: ["desk"], ...more });

let created = 0;
const ticket = (arrivedAt: number, more: Partial<PastTicket> = {}): PastTicket => ({
  id: `t${String(++created).padStart(5, "0")}`,
  skills: [],
  categoryId: "all",
  ruleTeamId: null,
  ownTeamId: null,
  priorityRank: 1,
  createdAt: arrivedAt,
  arrivedAt,
  givenAt: arrivedAt,
  endedAt: null,
  absent: [],
  ...more,
});

const month = (tickets: PastTicket[], more: Partial<Month> = {}): Month => ({
  from: 0,
  to: 1_000,
  tickets,
  held: [],
  absentNow: [],
  capped: false,
  ...more,
});

const desk = (...people: Candidate[]): ReplayCatalogue => ({ people, teamOf: new Map([["all", "desk"]]) });
const assigneesOf = (tested: Month, on: ReplayCatalogue) =>
  [...replayMonth(tested, on).values()].map(({ personId }) => personId);

describe("replayMonth", () => {
  it("Each ticket is assigned by the assignment rule with the workload at that time", () => {
    const tickets = [1, 2, 3, 4].map((at) => ticket(at));
    expect(assigneesOf(month(tickets), desk(person("ana"), person("bo")))).toEqual(["ana", "bo", "ana", "bo"]);
    const skilled = month([ticket(1, { skills: ["vpn"] })]);
    expect(assigneesOf(skilled, desk(person("ana"), person("bo", { skills: ["vpn"] })))).toEqual(["bo"]);
  });

  it("A ticket stays assigned until its stored end", () => {
    const ana = person("ana", { capacity: 1 });
    const [first, soon, later] = [ticket(1, { endedAt: 10 }), ticket(5), ticket(12)];
    const outcomes = replayMonth(month([first, soon, later]), desk(ana));
    expect(outcomes.get(first.id)).toMatchObject({ personId: "ana", waited: false });
    // Free at 10 and taken by the waiting ticket: nothing is left for the third.
    expect(outcomes.get(soon.id)).toMatchObject({ personId: "ana", waited: true });
    expect(outcomes.get(later.id)).toMatchObject({ personId: null, waited: true });
  });

  it("A ticket that is assigned later also ends later", () => {
    const ana = person("ana", { capacity: 1 });
    const tickets = [ticket(0, { endedAt: 50 }), ticket(10, { endedAt: 20 }), ticket(55, { endedAt: 60 })];
    const outcomes = [...replayMonth(month(tickets, { to: 58 }), desk(ana)).values()];
    // The second is assigned at 50 and so ends at 60, not at 20.
    expect(outcomes.map(({ personId }) => personId)).toEqual(["ana", "ana", null]);
  });

  it("Assignments that are not replayed count towards the workload", () => {
    const held = [{ personId: "ana", from: -5, until: 100 }];
    const ana = person("ana", { capacity: 1 });
    expect(assigneesOf(month([ticket(50)], { held }), desk(ana, person("bo")))).toEqual(["bo"]);
    expect(assigneesOf(month([ticket(50)], { held, to: 60 }), desk(ana))).toEqual([null]);
    expect(assigneesOf(month([ticket(50)], { held }), desk(ana))).toEqual(["ana"]);
  });

  it("People who were absent get no tickets; without a scoreboard today's absences count", () => {
    const both = desk(person("ana"), person("bo"));
    expect(assigneesOf(month([ticket(1, { absent: ["ana"] })]), both)).toEqual(["bo"]);
    expect(assigneesOf(month([ticket(1, { absent: null })], { absentNow: ["ana"] }), both)).toEqual(["bo"]);
    expect(assigneesOf(month([ticket(1, { absent: [] })], { absentNow: ["ana"] }), both)).toEqual(["ana"]);
    // Away now, but at work when the ticket arrived.
    const away = desk(person("ana", { availability: "away", skills: ["vpn"] }), person("bo"));
    expect(assigneesOf(month([ticket(1, { skills: ["vpn"] })]), away)).toEqual(["ana"]);
  });

  it("Waiting tickets go to people who become free or come back: critical first, then oldest", () => {
    const ana = person("ana", { capacity: 1 });
    const [blocker, old, urgent] = [ticket(1, { endedAt: 9 }), ticket(2), ticket(3, { priorityRank: 3 })];
    const freed = replayMonth(month([blocker, old, urgent]), desk(ana));
    expect([freed.get(urgent.id)?.personId, freed.get(old.id)?.personId]).toEqual(["ana", null]);
    const [early, next] = [ticket(1, { absent: ["ana"] }), ticket(2, { absent: [] })];
    const back = replayMonth(month([early, next]), desk(ana));
    expect([back.get(early.id)?.personId, back.get(next.id)?.personId]).toEqual(["ana", null]);
  });

  it("A ticket that was cancelled while it waited is not assigned", () => {
    const ana = person("ana", { capacity: 1 });
    const cancelled = ticket(2, { givenAt: null, endedAt: 5, priorityRank: 3 });
    const [blocker, open] = [ticket(1, { endedAt: 9 }), ticket(3)];
    const outcomes = replayMonth(month([blocker, cancelled, open]), desk(ana));
    expect([outcomes.get(cancelled.id)?.personId, outcomes.get(open.id)?.personId]).toEqual([null, "ana"]);
  });

  it("A ticket goes to the team of an automation rule, else of its category, else its own", () => {
    const people = [person("ana"), person("bo", { teamIds: ["other"] })];
    const on: ReplayCatalogue = { people, teamOf: new Map([["all", "desk"]]) };
    const tickets = [
      ticket(1, { ruleTeamId: "other" }),
      ticket(2),
      ticket(3, { categoryId: null, ownTeamId: "other" }),
      ticket(4, { categoryId: "gone" }),
    ];
    const teams = [...replayMonth(month(tickets), on).values()].map(({ teamId }) => teamId);
    expect(teams).toEqual(["other", "desk", "other", null]);
  });

  it("An outcome has the reason against the earlier assignee", () => {
    const tickets = [ticket(1, { skills: ["vpn"] })];
    const on = desk(person("ana", { skills: ["vpn"] }), person("bo"));
    const before = replayMonth(month(tickets), on);
    const changes = {
      categories: [],
      teams: [],
      people: [
        { id: "ana", skills: [] },
        { id: "bo", skills: ["vpn"] },
      ],
    };
    const [after] = [...replayMonth(month(tickets), withChanges(on, changes), before).values()];
    const againstEarlier = { code: "missing-skills", skills: ["vpn"] };
    expect(after).toMatchObject({ personId: "bo", againstEarlier, matched: true });
  });

  it("The replay chooses the same people as the rule with all candidates", () => {
    const anyPeople = fc.array(
      fc.record({
        skills: fc.subarray(["vpn", "go"]),
        teamIds: fc.subarray(["desk", "other"]),
        leads: fc.option(fc.constantFrom("desk", "other")),
        role: fc.constantFrom("moderator" as const, "admin" as const),
        active: fc.boolean(),
        capacity: fc.integer({ min: 1, max: 4 }),
      }),
      { maxLength: 8 },
    );
    const anyNeeds = fc.array(fc.record({ skills: fc.subarray(["vpn", "go"]), team: fc.constantFrom("desk", null) }));
    fc.assert(
      fc.property(anyPeople, anyNeeds, (drawn, needs) => {
        const people = drawn.map((one, at) => person(`p${at}`, one));
        const tickets = needs.map(({ skills, team }, at) => ticket(at, { skills, categoryId: null, ownTeamId: team }));
        let candidates = people;
        const expected = tickets.map(({ skills, ownTeamId, arrivedAt }) => {
          const { chosen } = chooseAssignee({ skills, teamId: ownTeamId }, candidates, new Date(arrivedAt));
          candidates = candidates.map((one) =>
            one.id === chosen?.personId
              ? { ...one, activeTickets: one.activeTickets + 1, lastAssignedAt: new Date(arrivedAt) }
              : one,
          );
          return chosen?.personId ?? null;
        });
        expect(assigneesOf(month(tickets), desk(...people))).toEqual(expected);
      }),
    );
  });

  it("The replay never exceeds a capacity and assigns each ticket once", () => {
    const anyTicket = fc
      .record({
        arrivedAt: fc.integer({ min: 0, max: 100 }),
        length: fc.option(fc.integer({ min: 0, max: 60 })),
        absent: fc.option(fc.subarray(["ana", "bo", "cy"])),
        priorityRank: fc.integer({ min: 0, max: 3 }),
        skills: fc.subarray(["vpn", "go"]),
        given: fc.boolean(),
      })
      .map(({ arrivedAt, length, given, ...more }) =>
        ticket(arrivedAt, {
          ...more,
          givenAt: given ? arrivedAt : null,
          endedAt: length === null ? null : arrivedAt + length,
        }),
      );
    const capacities = fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 1, max: 3 })));
    fc.assert(
      fc.property(fc.array(anyTicket, { maxLength: 30 }), capacities, (drawn, [a, b, c]) => {
        const tickets = drawn.sort((one, other) => one.arrivedAt - other.arrivedAt);
        const people = [person("ana", { capacity: a }), person("bo", { capacity: b }), person("cy", { capacity: c })];
        const copy = structuredClone(people);
        const outcomes = replayMonth(month(tickets), desk(...people));
        expect(outcomes.size).toBe(tickets.length);
        expect(people).toEqual(copy);
        // Tickets without an end stay assigned.
        for (const { id, capacity } of people) {
          const open = tickets.filter((one) => one.endedAt === null && outcomes.get(one.id)?.personId === id);
          expect(open.length).toBeLessThanOrEqual(capacity);
        }
        // No ticket waits while a person who was never absent has no tickets.
        const idle = people.filter(({ id }) => ![...outcomes.values()].some(({ personId }) => personId === id));
        const always = idle.filter(({ id }) => tickets.every(({ absent }) => absent === null || !absent.includes(id)));
        if (always.length > 0) expect([...outcomes.values()].every(({ waited }) => !waited)).toBe(true);
      }),
    );
  });
});
