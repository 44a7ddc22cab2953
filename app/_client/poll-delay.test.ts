import { describe, expect, it } from "vitest";
import { type PolledTicket, pollDelayMs } from "./poll-delay";

const delay = (more: Partial<PolledTicket>) =>
  pollDelayMs({ status: "open", triage: "done", assigned: true, ageMs: 10_000, ...more });

describe("how often a ticket’s page looks", () => {
  it("each second while the ticket is read or on its way to somebody", () => {
    expect(delay({ triage: "pending", assigned: false })).toBe(1_000);
    expect(delay({ triage: "running", assigned: false })).toBe(1_000);
    expect(delay({ assigned: false })).toBe(1_000);
  });

  it("every ten seconds once it has an owner, waits in the queue, or its reading is stuck", () => {
    expect(delay({})).toBe(10_000);
    expect(delay({ assigned: false, ageMs: 61_000 })).toBe(10_000);
    expect(delay({ triage: "pending", assigned: false, ageMs: 600_000 })).toBe(10_000);
  });

  it("once a minute when it is over", () => {
    expect(delay({ status: "closed" })).toBe(60_000);
    expect(delay({ status: "cancelled", triage: "pending" })).toBe(60_000);
  });
});
