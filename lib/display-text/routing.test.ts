import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ScoreboardLine } from "@/lib/db/schema";
import { whyNobody } from "./why-nobody";

const line = (whyNot: string | null, covered = 0, wanted = 2): ScoreboardLine => ({
  ...{ personId: "p", name: "Somebody", covered, wanted, lacks: [], active: 1, capacity: 1, group: null, whyNot },
});

describe("why nobody can have a ticket, in a sentence", () => {
  it.each<[string, ScoreboardLine[], string]>([
    [
      "counts who fits by skill and what is in their way",
      [line("full: 5 of 5", 2), line("away until Monday", 1), line("full: 3 of 3", 1)],
      "3 people fit by skill: 2 are full, 1 is away until Monday.",
    ],
    [
      "then says what is in the way of the others",
      [line("full: 5 of 5", 2), line("other team"), line("full: 5 of 5"), line("other team")],
      "1 person fits by skill and is full. The other 3: 1 is full, 2 are in another team.",
    ],
    [
      "says so where nobody knows how",
      [line("full: 5 of 5"), line("away"), line("not at work until 9:00")],
      "Nobody has a skill that it needs. None of 3 people can have it: 1 is full, 1 is away, 1 is not at work now.",
    ],
    [
      "speaks of no skills where none are needed",
      [line("full: 5 of 5", 0, 0), line("full: 2 of 2", 0, 0), line("full: 2 of 2", 0, 0)],
      "None of 3 people can have it: all 3 are full.",
    ],
    [
      "leaves out who can never be asked",
      [line("deactivated", 2), line("no moderator", 2), line("other team", 1)],
      "1 person fits by skill and is in another team.",
    ],
    [
      "tells hours and holidays from being away",
      [line("off work until 09:00", 1), line("holiday (Christmas Day), back Monday 09:00", 1), line("away", 1)],
      "3 people fit by skill: 1 is away, 1 is off work until 09:00, 1 is on a holiday.",
    ],
    [
      "names days of return only while they are few",
      [line("away until Monday", 1), line("away until Friday", 1), line("away", 1), line("full: 1 of 1", 1)],
      "4 people fit by skill: 1 is full, 3 are away.",
    ],
    [
      "says it plainly of the only one",
      [line("away until Monday", 0, 0)],
      "The only person who works on tickets is away until Monday.",
    ],
    ["says where there is nobody at all", [line("deactivated")], "There is nobody who works on tickets."],
    ["says the same of an empty board", [], "There is nobody who works on tickets."],
  ])("%s", (_what, board, sentence) => {
    expect(whyNobody(board)).toBe(sentence);
  });

  it("counts everybody who could be asked exactly once, and names nobody", () => {
    const anyLine = fc
      .record({
        whyNot: fc.constantFrom(
          "full: 1 of 1",
          "away",
          "away until Monday",
          "holiday (x)",
          "off work until 09:00",
          "other team",
          "deactivated",
        ),
        covered: fc.integer({ min: 0, max: 2 }),
      })
      .map(({ whyNot, covered }) => line(whyNot, covered));
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 12 }), (board) => {
        const asked = board.filter(({ whyNot }) => whyNot !== "deactivated");
        const sentence = whyNobody(board);
        expect(sentence).not.toContain("Somebody");
        const counted = [...sentence.matchAll(/(\d+) (?:is|are) /g)].reduce((sum, match) => sum + Number(match[1]), 0);
        const alone = [...sentence.matchAll(/(?:skill and|The other|works on tickets) is /g)].length;
        if (asked.length > 0) expect(counted + alone).toBe(asked.length);
      }),
    );
  });
});
