import { describe, expect, it } from "vitest";
import type { DryRun } from "@/lib/routing/dry-run/views";
import { formatBeforeAfter, formatDryRunScope, formatDryRunSummary, formatNumber, formatShare } from "./dry-run-text";

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

describe("dry run text", () => {
  it("The scope names the tickets of the period, and if older ones were left out", () => {
    expect(formatDryRunScope(run())).toMatch(/^1,240 tickets from 22 Oct to 21 Nov\. We routed them twice/);
    expect(formatDryRunScope(run({}, { capped: true }))).toMatch(/^The newest 1,240 tickets from /);
  });

  it("The summary counts moved and waiting tickets and skill matches, but only what changes", () => {
    expect(formatDryRunSummary(run())).toBe("No ticket would have had another assignee.");
    expect(formatDryRunSummary(run({}, { movedCount: 1 }))).toBe("1 of 1,240 tickets would have had another assignee.");
    expect(formatDryRunSummary(run({ waited: 9, skillMatch: 0.5 }, { movedCount: 300 }))).toBe(
      "300 of 1,240 tickets would have had another assignee; 5 more would have waited; 50% with an assignee who has a needed skill, was 90%.",
    );
    expect(formatDryRunSummary(run({ waited: 1 }, { movedCount: 3 }))).toContain("3 fewer would have waited");
    const none = { ...figures, tickets: 0 };
    expect(formatDryRunSummary(run({}, { whole: { before: none, after: none } }))).toBe(
      "No tickets were routed in this period.",
    );
  });

  it("A figure shows both values, or one if they are the same", () => {
    expect(formatBeforeAfter(3, 3, formatNumber)).toBe("3");
    expect(formatBeforeAfter(3, 1_000, formatNumber)).toBe("1,000, was 3");
    expect(formatBeforeAfter<number | null>(null, 0.5, formatShare)).toBe("50%, was –");
    expect(formatBeforeAfter(0.501, 0.5, formatShare)).toBe("50%");
  });
});
