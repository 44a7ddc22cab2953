import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPeople, anyTicket, candidate, daysAgo, NOW, ticket } from "@/tests/support/candidates";
import type { Candidate, RoutedTicket } from "./candidate";
import { chooseAssignee } from "./choose-assignee";

const chosenId = (asked: RoutedTicket, people: Candidate[]) => chooseAssignee(asked, people, NOW).chosen?.personId;

const isOver = (until: Date | null) => until !== null && until <= NOW;
const isHere = ({ availability, awayUntil, absence }: Candidate) =>
  (availability === "available" || isOver(awayUntil)) && (!absence || isOver(absence.until));

/** The four groups as the domain writes them down, apart from how the rule finds them. */
function groupsOf(asked: RoutedTicket, people: Candidate[]) {
  const able = people.filter((one) => one.active && isHere(one) && one.activeTickets < one.capacity);
  const leads = (one: Candidate) => asked.teamId !== null && one.leads === asked.teamId;
  const isMember = (one: Candidate) =>
    asked.teamId === null ? one.role === "moderator" : leads(one) || one.teamIds.includes(asked.teamId);
  const covers = (one: Candidate) => asked.skills.some((skill) => one.skills.includes(skill));
  return {
    "team-skill": able.filter((one) => isMember(one) && covers(one)),
    team: able.filter((one) => isMember(one) && !covers(one) && !leads(one)),
    lead: able.filter((one) => leads(one) && !covers(one)),
    admin: able.filter((one) => one.role === "admin" && !isMember(one)),
  };
}

describe("the assignment rule, whoever asks and whoever is there", () => {
  it("never chooses somebody who is full, away, off work or deactivated", () => {
    fc.assert(
      fc.property(anyTicket, anyPeople, (asked, people) => {
        const chosen = people.find((one) => one.id === chosenId(asked, people));
        if (!chosen) return;
        expect(chosen.activeTickets).toBeLessThan(chosen.capacity);
        expect(chosen.active).toBe(true);
        expect(isHere(chosen)).toBe(true);
      }),
    );
  });

  it("takes from the first group that has anybody: team with skill, team, lead, admin [S1.18]", () => {
    fc.assert(
      fc.property(anyTicket, anyPeople, (asked, people) => {
        const { chosen } = chooseAssignee(asked, people, NOW);
        const first = Object.entries(groupsOf(asked, people)).find(([, group]) => group.length > 0);
        expect(chosen?.group).toBe(first?.[0]);
        if (first) expect(first[1].map((one) => one.id)).toContain(chosen?.personId);
      }),
    );
  });

  it("has a line for everybody, and only the chosen one's says nothing against them", () => {
    fc.assert(
      fc.property(anyTicket, anyPeople, (asked, people) => {
        const { chosen, scoreboard } = chooseAssignee(asked, people, NOW);
        expect(scoreboard.map((line) => line.personId).sort()).toEqual(people.map((one) => one.id).sort());
        const spotless = scoreboard.filter((line) => line.rejection === null).map((line) => line.personId);
        expect(spotless).toEqual(chosen ? [chosen.personId] : []);
        expect(chosen ? scoreboard[0]?.personId : undefined).toBe(chosen?.personId);
      }),
    );
  });

  it("gives the same answer for the same snapshot, in whatever order the people come", () => {
    const shuffled = anyPeople.chain((people) =>
      fc.tuple(
        fc.constant(people),
        fc.shuffledSubarray(people, { minLength: people.length, maxLength: people.length }),
      ),
    );
    fc.assert(
      fc.property(anyTicket, shuffled, (asked, [people, others]) => {
        expect(chooseAssignee(asked, others, NOW)).toEqual(chooseAssignee(asked, people, NOW));
      }),
    );
  });

  it("changes nothing of what it was given", () => {
    fc.assert(
      fc.property(anyTicket, anyPeople, (asked, people) => {
        const copy = structuredClone({ asked, people });
        chooseAssignee(asked, people, NOW);
        expect({ asked, people }).toEqual(copy);
      }),
    );
  });
});

describe("the assignment rule within a group", () => {
  it("gives ten tickets to five equal people as two each, and each their first before anybody's second [S1.3, S1.18]", () => {
    let people = Array.from({ length: 5 }, () => candidate({ teamIds: ["technical"] }));
    const given: string[] = [];
    for (let second = 0; second < 10; second++) {
      const personId = chosenId(ticket({ teamId: "technical" }), people)!;
      given.push(personId);
      people = people.map((one) =>
        one.id === personId
          ? { ...one, activeTickets: one.activeTickets + 1, lastAssignedAt: new Date(NOW.getTime() + second) }
          : one,
      );
    }
    expect(new Set(given.slice(0, 5)).size).toBe(5);
    expect(people.map((one) => one.activeTickets)).toEqual([2, 2, 2, 2, 2]);
  });

  it("prefers more of the skills where people have as much in hand, then who has waited longest [S4.4, S4.23]", () => {
    const asked = ticket({ skills: ["java", "vpn"] });
    const both = candidate({ skills: ["java", "vpn"], activeTickets: 1, lastAssignedAt: NOW });
    const lately = candidate({ skills: ["java"], activeTickets: 1, lastAssignedAt: NOW });
    const rested = candidate({ skills: ["java"], activeTickets: 1, lastAssignedAt: daysAgo(3) });
    const busy = candidate({ skills: ["java"], activeTickets: 2 });
    expect(chooseAssignee(asked, [busy, lately, rested, both], NOW).scoreboard.map((line) => line.personId)).toEqual(
      [both, rested, lately, busy].map((one) => one.id),
    );
  });

  it("weighs what somebody lacks against what the other has in hand", () => {
    const asked = ticket({ skills: ["java", "vpn"] });
    const half = candidate({ skills: ["java"], activeTickets: 4 });
    const whole = (activeTickets: number) => candidate({ skills: ["java", "vpn"], activeTickets });
    // Half of the skills: 1.4 times as long. 7 tickets with this one, as long as 5 × 1.4.
    expect(chosenId(asked, [half, whole(5)])).not.toBe(half.id);
    expect(chosenId(asked, [half, whole(6)])).not.toBe(half.id);
    expect(chosenId(asked, [half, whole(7)])).toBe(half.id);
  });

  it("says what everybody scored: how full they would be, times how much longer it would take them", () => {
    const people = [
      candidate({ skills: ["java"], activeTickets: 4 }),
      candidate({ activeTickets: 4 }),
      candidate({ activeTickets: 20 }),
    ];
    const { scoreboard } = chooseAssignee(ticket({ skills: ["java"] }), people, NOW);
    expect(scoreboard.map((line) => line.score)).toEqual([0.25, 0.45, null]);
  });

  it("measures load by capacity: 3 of 30 is less than 1 of 5", () => {
    const large = candidate({ activeTickets: 3, capacity: 30 });
    const small = candidate({ activeTickets: 1, capacity: 5 });
    expect(chosenId(ticket(), [small, large])).toBe(large.id);
  });

  it("compares skills whole: Go is not MongoDB, and Java is not JavaScript [S4.4]", () => {
    const mongo = candidate({ skills: ["mongodb", "javascript"], lastAssignedAt: daysAgo(9) });
    const go = candidate({ skills: ["go"], activeTickets: 5 });
    expect(chosenId(ticket({ skills: ["go"] }), [mongo, go])).toBe(go.id);
    const { scoreboard } = chooseAssignee(ticket({ skills: ["java"] }), [mongo, go], NOW);
    expect(scoreboard.map((line) => line.covered)).toEqual([0, 0]);
  });
});

describe("who is asked at all", () => {
  it("counts an absence as over from the moment it ends", () => {
    const back = candidate({ availability: "away", awayUntil: NOW });
    const gone = candidate({ availability: "away", awayUntil: new Date(NOW.getTime() + 1) });
    const forGood = candidate({ availability: "away" });
    expect(chosenId(ticket(), [gone, forGood, back])).toBe(back.id);
    expect(chooseAssignee(ticket(), [gone, forGood], NOW).chosen).toBeNull();
  });

  it("leaves other teams in peace, and turns to an admin when the team has nobody [S4.5]", () => {
    const other = candidate({ teamIds: ["billing"], skills: ["vpn"] });
    const full = candidate({ teamIds: ["technical"], activeTickets: 20 });
    const admin = candidate({ role: "admin", activeTickets: 19 });
    const asked = ticket({ teamId: "technical", skills: ["vpn"] });
    expect(chooseAssignee(asked, [other, full], NOW).chosen).toBeNull();
    expect(chooseAssignee(asked, [other, full, admin], NOW).chosen).toMatchObject({
      personId: admin.id,
      group: "admin",
      activeSeen: 19,
    });
  });

  it("keeps a team's lead for when the members can't, unless the lead alone knows how", () => {
    const lead = candidate({ teamIds: ["technical"], leads: "technical", skills: ["vpn"] });
    const member = candidate({ teamIds: ["technical"], activeTickets: 19 });
    expect(chosenId(ticket({ teamId: "technical" }), [lead, member])).toBe(member.id);
    expect(chosenId(ticket({ teamId: "technical", skills: ["vpn"] }), [lead, member])).toBe(lead.id);
  });

  it("counts whoever leads the team among those who know how, also where only the lead is said", () => {
    const lead = candidate({ leads: "technical", skills: ["vpn"], activeTickets: 10 });
    const member = candidate({ teamIds: ["technical"] });
    const asked = ticket({ teamId: "technical", skills: ["vpn"] });
    expect(chooseAssignee(asked, [member, lead], NOW).chosen).toMatchObject({ personId: lead.id, group: "team-skill" });
  });

  it("says in codes why not", () => {
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
