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

const line = (rejection: Rejection | null, covered = 0, wanted = 2): ScoreboardLine => ({
  ...{ personId: "p", name: "Somebody", covered, wanted, lacks: [], active: 1, capacity: 1, group: null, rejection },
});

describe("why somebody was not chosen", () => {
  it.each<[Rejection, string]>([
    [DEACTIVATED, "deactivated"],
    [{ code: "not-a-moderator" }, "no moderator"],
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
    [{ code: "unknown-load" }, "load unknown"],
    [full(20), "full: 20 of 20"],
    [OTHER_TEAM, "other team"],
    [{ code: "admin-last" }, "admin, asked last"],
    [{ code: "lead-last" }, "leads the team, asked later"],
    [{ code: "missing-skills", skills: ["java"] }, "lacks java"],
    [{ code: "missing-skills", skills: ["java", "sepa", "vpn"] }, "lacks java, sepa and vpn"],
    [{ code: "more-open-tickets" }, "has more in hand"],
    [{ code: "fuller", active: 1, capacity: 5 }, "would be fuller: 1 of 5"],
    [{ code: "assigned-more-recently" }, "had one more recently"],
    [{ code: "equal" }, "equally placed, it could be one only"],
    [{ code: "not-named-by-rule" }, "a rule named somebody else"],
    [{ code: "legacy", text: "away until 2026-11-23" }, "away until 2026-11-23"],
  ])("%j", (rejection, text) => expect(formatRejection(rejection, { at: AT })).toBe(text));

  it("A narrow column has no figures, names skills and counts those beyond the first.", () => {
    const options = { at: AT, figures: false, mostSkills: 1, skillName: (slug: string) => slug.toUpperCase() };
    expect(formatRejection(full(20), options)).toBe("full");
    expect(formatRejection({ code: "missing-skills", skills: ["java"] }, options)).toBe("lacks JAVA");
    expect(formatRejection({ code: "missing-skills", skills: ["java", "vpn"] }, options)).toBe("lacks JAVA +1");
  });
});

describe("why somebody got a ticket", () => {
  const best = { code: "best-match" as const, covered: 1, wanted: 2, active: 3, capacity: 20 };
  it.each<[AssignmentReason, string]>([
    [{ ...best, group: "team-skill" }, "1 of 2 skills, 3 of 20 in hand"],
    [{ ...best, group: "team" }, "1 of 2 skills, no member with any of them can, 3 of 20 in hand"],
    [{ ...best, group: "lead" }, "1 of 2 skills, leads the team, 3 of 20 in hand"],
    [{ ...best, group: "admin" }, "1 of 2 skills, admin, nobody else can, 3 of 20 in hand"],
    [{ ...best, group: "team", covered: 0, wanted: 0 }, "3 of 20 in hand"],
    [{ code: "automation-rule", rule: "Night shift" }, 'rule "Night shift"'],
    [{ code: "away" }, "owner is away"],
    [{ code: "legacy", text: "they asked for it" }, "they asked for it"],
  ])("%j", (reason, text) => expect(formatAssignmentReason(reason)).toBe(text));
});

describe("why nobody can have a ticket, in a sentence", () => {
  it.each<[string, ScoreboardLine[], string]>([
    [
      "counts who fits by skill and what is in their way",
      [line(full(5), 2), line({ ...UNTIL_MONDAY, timeZone: "UTC" }, 1), line(full(3), 1)],
      "3 people fit by skill: 2 are full, 1 is away until Monday.",
    ],
    [
      "then says what is in the way of the others",
      [line(full(5), 2), line(OTHER_TEAM), line(full(5)), line(OTHER_TEAM)],
      "1 person fits by skill and is full. The other 3: 1 is full, 2 are in another team.",
    ],
    [
      "says so where nobody knows how",
      [line(full(5)), line(AWAY), line({ code: "unknown-load" })],
      "Nobody has a skill that it needs. None of 3 people can have it: 1 is full, 1 is away, 1 is not at work now.",
    ],
    [
      "speaks of no skills where none are needed",
      [line(full(5), 0, 0), line(full(2), 0, 0), line(full(2), 0, 0)],
      "None of 3 people can have it: all 3 are full.",
    ],
    [
      "leaves out who can never be asked",
      [line(DEACTIVATED, 2), line({ code: "not-a-moderator" }, 2), line(OTHER_TEAM, 1)],
      "1 person fits by skill and is in another team.",
    ],
    [
      "tells hours and holidays from being away",
      [line(OFF_WORK, 1), line(HOLIDAY, 1), line(AWAY, 1)],
      "3 people fit by skill: 1 is away, 1 is off work until tomorrow 09:00, 1 is on a holiday.",
    ],
    [
      "names days of return only while they are few",
      [
        line({ ...UNTIL_MONDAY, timeZone: "UTC" }, 1),
        line({ code: "away", until: "2026-11-27T00:00:00.000Z" }, 1),
        line(AWAY, 1),
        line(full(1), 1),
      ],
      "4 people fit by skill: 1 is full, 3 are away.",
    ],
    [
      "says it plainly of the only one",
      [line({ ...UNTIL_MONDAY, timeZone: "UTC" }, 0, 0)],
      "The only person who works on tickets is away until Monday.",
    ],
    ["says where there is nobody at all", [line(DEACTIVATED)], "There is nobody who works on tickets."],
    ["says the same of an empty board", [], "There is nobody who works on tickets."],
  ])("%s", (_what, board, sentence) => {
    expect(formatWhyNobody(board, AT)).toBe(sentence);
  });

  it("counts everybody who could be asked exactly once, and names nobody", () => {
    const anyLine = fc
      .record({
        rejection: fc.constantFrom(full(1), AWAY, UNTIL_MONDAY, HOLIDAY, OFF_WORK, OTHER_TEAM, DEACTIVATED),
        covered: fc.integer({ min: 0, max: 2 }),
      })
      .map(({ rejection, covered }) => line(rejection, covered));
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 12 }), (board) => {
        const asked = board.filter(({ rejection }) => rejection !== DEACTIVATED);
        const sentence = formatWhyNobody(board, AT);
        expect(sentence).not.toContain("Somebody");
        const counted = [...sentence.matchAll(/(\d+) (?:is|are) /g)].reduce((sum, match) => sum + Number(match[1]), 0);
        const alone = [...sentence.matchAll(/(?:skill and|The other|works on tickets) is /g)].length;
        if (asked.length > 0) expect(counted + alone).toBe(asked.length);
      }),
    );
  });
});
