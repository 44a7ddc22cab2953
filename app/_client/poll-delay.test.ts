import { describe, expect, it } from "vitest";
import { type PolledTicket, pollDelayMs } from "./poll-delay";

const delay = (more: Partial<PolledTicket>) =>
  pollDelayMs({ status: "open", triage: "done", assigned: true, ageMs: 10_000, ...more });

describe("pollDelayMs", () => {
  it("A ticket in triage or routing is polled every second", () => {
    expect(delay({ triage: "pending", assigned: false })).toBe(1_000);
    expect(delay({ triage: "running", assigned: false })).toBe(1_000);
    expect(delay({ assigned: false })).toBe(1_000);
  });

  it("A ticket that is assigned, unassigned for long or stuck in triage is polled every ten seconds", () => {
    expect(delay({})).toBe(10_000);
    expect(delay({ assigned: false, ageMs: 61_000 })).toBe(10_000);
    expect(delay({ triage: "pending", assigned: false, ageMs: 600_000 })).toBe(10_000);
  });

  it("A closed or cancelled ticket is polled once a minute", () => {
    expect(delay({ status: "closed" })).toBe(60_000);
    expect(delay({ status: "cancelled", triage: "pending" })).toBe(60_000);
  });
});
