import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AssignmentReason, Rejection, ScoreboardLine } from "@/lib/domain/routing";
import { formatAssignmentReason, formatRejection, formatWhyNobody } from "./routing";

/** A Friday. */
const AT = new Date("2026-11-20T12:00:00Z");
const DEACTIVATED: Rejection = { code: "deactivated" };
const AWAY: Rejection = { code: "away" };
const UNTIL_MONDAY: Rejection = { code: "away", until: "2026-11-23T00:00:00.000Z" };
const OTHER_TEAM: Rejection = { code: "other-team" };
const OFF_WORK: Rejection = { code: "off-work", until: "2026-11-21T08:00:00.000Z", timeZone: "Europe/Berlin" };
const HOLIDAY: Rejection = { code: "holiday", name: "Christmas Day" };
const full = (active: number): Rejection => ({ code: "at-capacity", active, capacity: active });

const row = (rejection: Rejection | null, covered = 0, wanted = 2): ScoreboardLine => ({
  ...{ personId: "p", name: "Somebody", covered, wanted, lacks: [], active: 1, capacity: 1, group: null, rejection },
});

describe("formatRejection", () => {
  it.each<[Rejection, string]>([
    [DEACTIVATED, "deactivated"],
    [{ code: "not-a-moderator" }, "not an agent"],
    [AWAY, "away"],
    [UNTIL_MONDAY, "away until Monday"],
    [{ code: "away", until: "2026-11-20T15:30:00.000Z" }, "away until 15:30 UTC"],
    [OFF_WORK, "off work until tomorrow 09:00"],
    [{ code: "off-work" }, "off work"],
    [HOLIDAY, "holiday (Christmas Day)"],
    [
      { code: "holiday", name: "Christmas Day", until: "2026-12-28T08:00:00.000Z", timeZone: "Europe/Berlin" },
      "holiday (Christmas Day), back 28 Dec 09:00",
    ],
    [{ code: "unknown-load" }, "workload unknown"],
    [full(20), "at capacity, 20 of 20"],
    [OTHER_TEAM, "other team"],
    [{ code: "admin-last" }, "admin, used last"],
    [{ code: "lead-last" }, "team lead, used last"],
    [{ code: "missing-skills", skills: ["java"] }, "missing skill: java"],
    [{ code: "missing-skills", skills: ["java", "sepa", "vpn"] }, "missing skills: java, sepa and vpn"],
    [{ code: "more-open-tickets" }, "more open tickets"],
    [{ code: "fuller", active: 1, capacity: 5 }, "higher workload with this ticket, 1 of 5"],
    [{ code: "assigned-more-recently" }, "assigned a ticket more recently"],
    [{ code: "equal" }, "equal match"],
    [{ code: "not-named-by-rule" }, "a rule chose another person"],
    [{ code: "legacy", text: "away until 2026-11-23" }, "away until 2026-11-23"],
  ])("The rejection %j has a text", (rejection, text) => expect(formatRejection(rejection, { at: AT })).toBe(text));

  it("A narrow column has no figures and counts the skills after the first", () => {
    const options = { at: AT, figures: false, mostSkills: 1, skillName: (slug: string) => slug.toUpperCase() };
    expect(formatRejection(full(20), options)).toBe("at capacity");
    expect(formatRejection({ code: "missing-skills", skills: ["java"] }, options)).toBe("missing skill: JAVA");
    expect(formatRejection({ code: "missing-skills", skills: ["java", "vpn"] }, options)).toBe(
      "missing skills: JAVA +1",
    );
  });
});

describe("formatAssignmentReason", () => {
  const best = { code: "best-match" as const, covered: 1, wanted: 2, active: 3, capacity: 20 };
  it.each<[AssignmentReason, string]>([
    [{ ...best, group: "team-skill" }, "1 of 2 skills, 3 of 20 open"],
    [{ ...best, group: "team" }, "1 of 2 skills, no team member with these skills is free, 3 of 20 open"],
    [{ ...best, group: "lead" }, "1 of 2 skills, team lead, 3 of 20 open"],
    [{ ...best, group: "admin" }, "1 of 2 skills, admin, no one else is free, 3 of 20 open"],
    [{ ...best, group: "team", covered: 0, wanted: 0 }, "3 of 20 open"],
    [{ code: "automation-rule", rule: "Night shift" }, 'rule "Night shift"'],
    [{ code: "away" }, "previous assignee is away"],
    [{ code: "legacy", text: "they asked for it" }, "they asked for it"],
  ])("The reason %j has a text", (reason, text) => expect(formatAssignmentReason(reason)).toBe(text));
});

describe("formatWhyNobody", () => {
  it.each<[string, ScoreboardLine[], string]>([
    [
      "A scoreboard of people with skills",
      [row(full(5), 2), row({ ...UNTIL_MONDAY, timeZone: "UTC" }, 1), row(full(3), 1)],
      "3 people match by skill: 2 are at capacity, 1 is away until Monday.",
    ],
    [
      "A scoreboard of people with and without skills",
      [row(full(5), 2), row(OTHER_TEAM), row(full(5)), row(OTHER_TEAM)],
      "1 person matches by skill and is at capacity. The other 3: 1 is at capacity, 2 are in another team.",
    ],
    [
      "A scoreboard without skills",
      [row(full(5)), row(AWAY), row({ code: "unknown-load" })],
      "No one has a skill that the ticket needs. None of 3 people can take it: 1 is at capacity, 1 is away, 1 is not at work now.",
    ],
    [
      "A scoreboard of a ticket that needs no skills",
      [row(full(5), 0, 0), row(full(2), 0, 0), row(full(2), 0, 0)],
      "None of 3 people can take it: all 3 are at capacity.",
    ],
    [
      "A scoreboard with people who are never eligible",
      [row(DEACTIVATED, 2), row({ code: "not-a-moderator" }, 2), row(OTHER_TEAM, 1)],
      "1 person matches by skill and is in another team.",
    ],
    [
      "A scoreboard with working hours and a holiday",
      [row(OFF_WORK, 1), row(HOLIDAY, 1), row(AWAY, 1)],
      "3 people match by skill: 1 is away, 1 is off work until tomorrow 09:00, 1 is on a holiday.",
    ],
    [
      "A scoreboard with many return dates",
      [
        row({ ...UNTIL_MONDAY, timeZone: "UTC" }, 1),
        row({ code: "away", until: "2026-11-27T00:00:00.000Z" }, 1),
        row(AWAY, 1),
        row(full(1), 1),
      ],
      "4 people match by skill: 1 is at capacity, 3 are away.",
    ],
    [
      "A scoreboard of the only person",
      [row({ ...UNTIL_MONDAY, timeZone: "UTC" }, 0, 0)],
      "The only person who works on tickets is away until Monday.",
    ],
    ["A scoreboard without staff", [row(DEACTIVATED)], "No one works on tickets yet."],
    ["An empty scoreboard", [], "No one works on tickets yet."],
  ])("%s is summarized", (_what, board, sentence) => {
    expect(formatWhyNobody(board, AT)).toBe(sentence);
  });

  it("The summary counts every eligible person exactly once and contains no names", () => {
    const anyRow = fc
      .record({
        rejection: fc.constantFrom(full(1), AWAY, UNTIL_MONDAY, HOLIDAY, OFF_WORK, OTHER_TEAM, DEACTIVATED),
        covered: fc.integer({ min: 0, max: 2 }),
      })
      .map(({ rejection, covered }) => row(rejection, covered));
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1, maxLength: 12 }), (board) => {
        const eligible = board.filter(({ rejection }) => rejection !== DEACTIVATED);
        const sentence = formatWhyNobody(board, AT);
        expect(sentence).not.toContain("Somebody");
        const counted = [...sentence.matchAll(/(\d+) (?:is|are) /g)].reduce((sum, match) => sum + Number(match[1]), 0);
        const alone = [...sentence.matchAll(/(?:skill and|The other|works on tickets) is /g)].length;
        if (eligible.length > 0) expect(counted + alone).toBe(eligible.length);
      }),
    );
  });
});
