import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPeople, anyTicket, candidate, daysAgo, NOW, ticket } from "@/tests/support/candidates";
import type { Candidate, RoutedTicket } from "./candidate";
import { chooseAssignee } from "./choose-assignee";

const chosenId = (wanted: RoutedTicket, people: Candidate[]) => chooseAssignee(wanted, people, NOW).chosen?.personId;

const isOver = (until: Date | null) => until !== null && until <= NOW;
const isHere = ({ availability, awayUntil, absence }: Candidate) =>
  (availability === "available" || isOver(awayUntil)) && (!absence || isOver(absence.until));

/** The four groups by definition, independent of the code. */
function groupsOf(wanted: RoutedTicket, people: Candidate[]) {
  const able = people.filter((one) => one.active && isHere(one) && one.activeTickets < one.capacity);
  const leads = (one: Candidate) => wanted.teamId !== null && one.leads === wanted.teamId;
  const isMember = (one: Candidate) =>
    wanted.teamId === null ? one.role === "moderator" : leads(one) || one.teamIds.includes(wanted.teamId);
  const covers = (one: Candidate) => wanted.skills.some((skill) => one.skills.includes(skill));
  return {
    "team-skill": able.filter((one) => isMember(one) && covers(one)),
    team: able.filter((one) => isMember(one) && !covers(one) && !leads(one)),
    lead: able.filter((one) => leads(one) && !covers(one)),
    admin: able.filter((one) => one.role === "admin" && !isMember(one)),
  };
}

describe("chooseAssignee for any ticket and people", () => {
  it("The rule never chooses a person who is at capacity, away, off work or deactivated", () => {
    fc.assert(
      fc.property(anyTicket, anyPeople, (wanted, people) => {
        const chosen = people.find((one) => one.id === chosenId(wanted, people));
        if (!chosen) return;
        expect(chosen.activeTickets).toBeLessThan(chosen.capacity);
        expect(chosen.active).toBe(true);
        expect(isHere(chosen)).toBe(true);
      }),
    );
  });

  it("The rule chooses from the first group that is not empty: team with skill, team, lead, admin [S1.18]", () => {
    fc.assert(
      fc.property(anyTicket, anyPeople, (wanted, people) => {
        const { chosen } = chooseAssignee(wanted, people, NOW);
        const first = Object.entries(groupsOf(wanted, people)).find(([, group]) => group.length > 0);
        expect(chosen?.group).toBe(first?.[0]);
        if (first) expect(first[1].map((one) => one.id)).toContain(chosen?.personId);
      }),
    );
  });

  it("The scoreboard has a row for everyone, and only the chosen one has no rejection", () => {
    fc.assert(
      fc.property(anyTicket, anyPeople, (wanted, people) => {
        const { chosen, scoreboard } = chooseAssignee(wanted, people, NOW);
        expect(scoreboard.map((line) => line.personId).sort()).toEqual(people.map((one) => one.id).sort());
        const chosenIds = scoreboard.filter((line) => line.rejection === null).map((line) => line.personId);
        expect(chosenIds).toEqual(chosen ? [chosen.personId] : []);
        expect(chosen ? scoreboard[0]?.personId : undefined).toBe(chosen?.personId);
      }),
    );
  });

  it("The rule gives the same result for the same snapshot in any order", () => {
    const shuffled = anyPeople.chain((people) =>
      fc.tuple(
        fc.constant(people),
        fc.shuffledSubarray(people, { minLength: people.length, maxLength: people.length }),
      ),
    );
    fc.assert(
      fc.property(anyTicket, shuffled, (wanted, [people, others]) => {
        expect(chooseAssignee(wanted, others, NOW)).toEqual(chooseAssignee(wanted, people, NOW));
      }),
    );
  });

  it("The rule does not change its input", () => {
    fc.assert(
      fc.property(anyTicket, anyPeople, (wanted, people) => {
        const copy = structuredClone({ wanted, people });
        chooseAssignee(wanted, people, NOW);
        expect({ wanted, people }).toEqual(copy);
      }),
    );
  });
});

describe("chooseAssignee within a group", () => {
  it("Five equal people get two of ten tickets each, and everyone the first before anyone the second [S1.3, S1.18]", () => {
    let people = Array.from({ length: 5 }, () => candidate({ teamIds: ["technical"] }));
    const assigned: string[] = [];
    for (let second = 0; second < 10; second++) {
      const personId = chosenId(ticket({ teamId: "technical" }), people)!;
      assigned.push(personId);
      people = people.map((one) =>
        one.id === personId
          ? { ...one, activeTickets: one.activeTickets + 1, lastAssignedAt: new Date(NOW.getTime() + second) }
          : one,
      );
    }
    expect(new Set(assigned.slice(0, 5)).size).toBe(5);
    expect(people.map((one) => one.activeTickets)).toEqual([2, 2, 2, 2, 2]);
  });

  it("With equal workload the rule prefers more skills, then the longest time since the last ticket [S4.4, S4.23]", () => {
    const wanted = ticket({ skills: ["java", "vpn"] });
    const both = candidate({ skills: ["java", "vpn"], activeTickets: 1, lastAssignedAt: NOW });
    const lately = candidate({ skills: ["java"], activeTickets: 1, lastAssignedAt: NOW });
    const rested = candidate({ skills: ["java"], activeTickets: 1, lastAssignedAt: daysAgo(3) });
    const busy = candidate({ skills: ["java"], activeTickets: 2 });
    expect(chooseAssignee(wanted, [busy, lately, rested, both], NOW).scoreboard.map((line) => line.personId)).toEqual(
      [both, rested, lately, busy].map((one) => one.id),
    );
  });

  it("The rule weighs missing skills against workload", () => {
    const wanted = ticket({ skills: ["java", "vpn"] });
    const half = candidate({ skills: ["java"], activeTickets: 4 });
    const whole = (activeTickets: number) => candidate({ skills: ["java", "vpn"], activeTickets });
    // Half of the skills: 1.4 times as long. 7 tickets with this one equal 5 × 1.4.
    expect(chosenId(wanted, [half, whole(5)])).not.toBe(half.id);
    expect(chosenId(wanted, [half, whole(6)])).not.toBe(half.id);
    expect(chosenId(wanted, [half, whole(7)])).toBe(half.id);
  });

  it("The score is the workload with this ticket, times how much longer it takes", () => {
    const people = [
      candidate({ skills: ["java"], activeTickets: 4 }),
      candidate({ activeTickets: 4 }),
      candidate({ activeTickets: 20 }),
    ];
    const { scoreboard } = chooseAssignee(ticket({ skills: ["java"] }), people, NOW);
    expect(scoreboard.map((line) => line.score)).toEqual([0.25, 0.45, null]);
  });

  it("Workload is relative to capacity: 3 of 30 is less than 1 of 5", () => {
    const large = candidate({ activeTickets: 3, capacity: 30 });
    const small = candidate({ activeTickets: 1, capacity: 5 });
    expect(chosenId(ticket(), [small, large])).toBe(large.id);
  });

  it("Skills are compared as a whole: Go is not MongoDB, and Java is not JavaScript [S4.4]", () => {
    const mongo = candidate({ skills: ["mongodb", "javascript"], lastAssignedAt: daysAgo(9) });
    const go = candidate({ skills: ["go"], activeTickets: 5 });
    expect(chosenId(ticket({ skills: ["go"] }), [mongo, go])).toBe(go.id);
    const { scoreboard } = chooseAssignee(ticket({ skills: ["java"] }), [mongo, go], NOW);
    expect(scoreboard.map((line) => line.covered)).toEqual([0, 0]);
  });
});

describe("chooseAssignee and eligibility", () => {
  it("An absence is over at its end", () => {
    const back = candidate({ availability: "away", awayUntil: NOW });
    const gone = candidate({ availability: "away", awayUntil: new Date(NOW.getTime() + 1) });
    const forGood = candidate({ availability: "away" });
    expect(chosenId(ticket(), [gone, forGood, back])).toBe(back.id);
    expect(chooseAssignee(ticket(), [gone, forGood], NOW).chosen).toBeNull();
  });

  it("The rule skips other teams and falls back to an admin if the team has no one [S4.5]", () => {
    const other = candidate({ teamIds: ["billing"], skills: ["vpn"] });
    const full = candidate({ teamIds: ["technical"], activeTickets: 20 });
    const admin = candidate({ role: "admin", activeTickets: 19 });
    const wanted = ticket({ teamId: "technical", skills: ["vpn"] });
    expect(chooseAssignee(wanted, [other, full], NOW).chosen).toBeNull();
    expect(chooseAssignee(wanted, [other, full, admin], NOW).chosen).toMatchObject({
      personId: admin.id,
      group: "admin",
      activeSeen: 19,
    });
  });

  it("A team's lead is used last, unless only the lead has the skills", () => {
    const lead = candidate({ teamIds: ["technical"], leads: "technical", skills: ["vpn"] });
    const member = candidate({ teamIds: ["technical"], activeTickets: 19 });
    expect(chosenId(ticket({ teamId: "technical" }), [lead, member])).toBe(member.id);
    expect(chosenId(ticket({ teamId: "technical", skills: ["vpn"] }), [lead, member])).toBe(lead.id);
  });

  it("A lead with the skills counts as a member with skills, even without a membership", () => {
    const lead = candidate({ leads: "technical", skills: ["vpn"], activeTickets: 10 });
    const member = candidate({ teamIds: ["technical"] });
    const wanted = ticket({ teamId: "technical", skills: ["vpn"] });
    expect(chooseAssignee(wanted, [member, lead], NOW).chosen).toMatchObject({
      personId: lead.id,
      group: "team-skill",
    });
  });

  it("Each row has the rejection's code", () => {
    const people = [
      candidate({ name: "best", skills: ["java"], lastAssignedAt: daysAgo(2) }),
      candidate({ name: "as good", skills: ["java"], lastAssignedAt: daysAgo(2) }),
      candidate({ name: "lately", skills: ["java"], lastAssignedAt: daysAgo(1) }),
      candidate({ name: "small", skills: ["java"], capacity: 5 }),
      candidate({ name: "loaded", skills: ["java"], activeTickets: 3 }),
      candidate({ name: "unskilled" }),
      candidate({ name: "admin", role: "admin", skills: ["java"] }),
      candidate({ name: "left", active: false }),
      candidate({ name: "holiday", availability: "away", awayUntil: new Date("2026-12-01T00:00:00Z") }),
      candidate({ name: "away", availability: "away" }),
      candidate({ name: "full", activeTickets: 20 }),
    ];
    const { scoreboard } = chooseAssignee(ticket({ skills: ["java"] }), people, NOW);
    expect(Object.fromEntries(scoreboard.map((line) => [line.name, line.rejection]))).toEqual({
      best: null,
      "as good": { code: "equal" },
      lately: { code: "assigned-more-recently" },
      loaded: { code: "more-open-tickets" },
      small: { code: "fuller", active: 1, capacity: 5 },
      unskilled: { code: "missing-skills", skills: ["java"] },
      admin: { code: "admin-last" },
      left: { code: "deactivated" },
      holiday: { code: "away", until: "2026-12-01T00:00:00.000Z" },
      away: { code: "away" },
      full: { code: "at-capacity", active: 20, capacity: 20 },
    });
  });
});
