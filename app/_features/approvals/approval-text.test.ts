import { describe, expect, it } from "vitest";
import type { ChainView, RequestView, StepView } from "@/lib/tickets/approvals/views";
import {
  formatNextStep,
  formatPendingApprovers,
  formatPendingStep,
  formatRequestOrigin,
  hasDecision,
} from "./approval-text";

const asked = (id: string, more: Partial<RequestView> = {}): RequestView => {
  const rest = { from: null, comment: null, decidedAt: null, askedAt: "2026-11-20T09:00:00Z" };
  return { id, approver: id, origin: "named", state: "asked", ...rest, ...more };
};
const step = (position: number, more: Partial<StepView> = {}): StepView => {
  const times = { askedAt: null, remindedAt: null, escalatedAt: null, decidedAt: null };
  const name = ["", "Cost centre", "Security"][position] ?? "Board";
  return { id: `s${position}`, position, name, needs: "one", state: "waiting", requests: [], ...times, ...more };
};
const chain = (...steps: StepView[]): ChainView => {
  return { id: "c", state: "pending", category: null, startedAt: "2026-11-20T09:00:00Z", endedAt: null, steps };
};

describe("where a chain waits", () => {
  it("is said with the step’s place and name, and whose answer is missing", () => {
    const waits = chain(
      step(1, { state: "approved", requests: [asked("Ada", { state: "approved" })] }),
      step(2, { state: "asked", requests: [asked("Bo"), asked("Cy", { state: "delegated" })] }),
    );
    expect(formatPendingStep(waits)).toBe("step 2 of 2, Security");
    expect(formatPendingApprovers(waits)).toEqual(["Bo"]);
  });

  it("is nowhere once the chain has ended", () => {
    const ended = { ...chain(step(1, { state: "asked" })), state: "withdrawn" as const };
    expect(formatPendingStep(ended)).toBeNull();
    expect(formatPendingApprovers(ended)).toEqual([]);
  });
});

it("a chain is decided on from the first yes or no, not from a delegation", () => {
  const first = (state: RequestView["state"]) =>
    chain(step(1, { state: "asked", requests: [asked("Ada", { state })] }));
  expect(["asked", "delegated", "void"].map((state) => hasDecision(first(state as "void")))).toEqual([
    false,
    false,
    false,
  ]);
  expect([hasDecision(first("approved")), hasDecision(first("rejected"))]).toEqual([true, true]);
});

it("how somebody came to be asked names who gave it to them", () => {
  expect(formatRequestOrigin({ origin: "named", from: null })).toBeNull();
  expect(formatRequestOrigin({ origin: "delegated", from: "Ada" })).toBe("in place of Ada, who passed it on");
  expect(formatRequestOrigin({ origin: "escalated", from: "Ada" })).toBe("because Ada did not answer");
});

describe("what comes after an answer", () => {
  const both = [asked("Ada"), asked("Bo")];
  it.each([
    ["the others of a step that needs all", chain(step(1, { state: "asked", needs: "all", requests: both })), "Bo"],
    ["the next step where one is enough", chain(step(1, { state: "asked", requests: both }), step(2)), "Security"],
    ["somebody who can do it, after the last step", chain(step(1, { state: "asked", requests: both })), "last step"],
  ])("is %s", (_, before, words) => {
    expect(formatNextStep(before, "Ada", "approve")).toContain(words);
  });

  it("a no ends the ticket, whatever would have come", () => {
    const before = chain(step(1, { state: "asked", needs: "all", requests: both }), step(2));
    expect(formatNextStep(before, "Ada", "reject")).toContain("cancelled");
  });
});
