import { describe, expect, it } from "vitest";
import type { DryRun } from "@/lib/routing/dry-run/views";
import { aboutWords, numberWords, shareWords, sidesWords, verdictWords } from "./dry-run-words";

const figures = { tickets: 1_240, skillMatch: 0.9, waited: 4, left: 0 };
const run = (after: Partial<typeof figures> = {}, more: Partial<DryRun> = {}): DryRun => ({
  from: "2026-10-22T00:00:00.000Z",
  to: "2026-11-21T12:00:00.000Z",
  capped: false,
  whole: { before: figures, after: { ...figures, ...after } },
  people: [],
  teams: [],
  moved: [],
  movedCount: 0,
  ...more,
});

describe("a dry run in words", () => {
  it("says what was played again, and that older ones were left out", () => {
    expect(aboutWords(run())).toMatch(/^1,240 tickets of 22 Oct to 21 Nov, played again/);
    expect(aboutWords(run({}, { capped: true }))).toMatch(/^The newest 1,240 tickets of /);
  });

  it("says what follows: who moves, who waits, who has the skills, and no more than what differs", () => {
    expect(verdictWords(run())).toBe("No ticket would have gone to anybody else.");
    expect(verdictWords(run({}, { movedCount: 1 }))).toBe("1 ticket of 1,240 would have gone to somebody else.");
    expect(verdictWords(run({ waited: 9, skillMatch: 0.5 }, { movedCount: 300 }))).toBe(
      "300 tickets of 1,240 would have gone to somebody else; 5 more would have had to wait; 50% with somebody who has a needed skill, was 90%.",
    );
    expect(verdictWords(run({ waited: 1 }, { movedCount: 3 }))).toContain("3 fewer would have had to wait");
    const none = { ...figures, tickets: 0 };
    expect(verdictWords(run({}, { whole: { before: none, after: none } }))).toBe("No ticket was routed in this time.");
  });

  it("says a figure of both sides, once where they are the same", () => {
    expect(sidesWords({ before: 3, after: 3 }, numberWords)).toBe("3");
    expect(sidesWords({ before: 3, after: 1_000 }, numberWords)).toBe("1,000, was 3");
    expect(sidesWords<number | null>({ before: null, after: 0.5 }, shareWords)).toBe("50%, was –");
    expect(sidesWords({ before: 0.501, after: 0.5 }, shareWords)).toBe("50%");
  });
});
