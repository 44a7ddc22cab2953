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

describe("a pending chain", () => {
  it("A pending chain shows the step’s position and name, and the approvers who have not decided", () => {
    const pending = chain(
      step(1, { state: "approved", requests: [asked("Ada", { state: "approved" })] }),
      step(2, { state: "asked", requests: [asked("Bo"), asked("Cy", { state: "delegated" })] }),
    );
    expect(formatPendingStep(pending)).toBe("step 2 of 2, Security");
    expect(formatPendingApprovers(pending)).toEqual(["Bo"]);
  });

  it("An ended chain has no pending step", () => {
    const ended = { ...chain(step(1, { state: "asked" })), state: "withdrawn" as const };
    expect(formatPendingStep(ended)).toBeNull();
    expect(formatPendingApprovers(ended)).toEqual([]);
  });
});

it("A chain has a decision after the first approval or rejection, not after a delegation", () => {
  const first = (state: RequestView["state"]) =>
    chain(step(1, { state: "asked", requests: [asked("Ada", { state })] }));
  expect(["asked", "delegated", "void"].map((state) => hasDecision(first(state as "void")))).toEqual([
    false,
    false,
    false,
  ]);
  expect([hasDecision(first("approved")), hasDecision(first("rejected"))]).toEqual([true, true]);
});

it("The origin of a request names the person who delegated it or did not respond", () => {
  expect(formatRequestOrigin({ origin: "named", from: null })).toBeNull();
  expect(formatRequestOrigin({ origin: "delegated", from: "Ada" })).toBe("delegated by Ada");
  expect(formatRequestOrigin({ origin: "escalated", from: "Ada" })).toBe("escalated because Ada did not respond");
});

describe("formatNextStep", () => {
  const both = [asked("Ada"), asked("Bo")];
  it.each([
    [
      "the other approver of a step that needs all",
      chain(step(1, { state: "asked", needs: "all", requests: both })),
      "Bo",
    ],
    [
      "the next step if one approval is enough",
      chain(step(1, { state: "asked", requests: both }), step(2)),
      "Security",
    ],
    ["the assignment after the last step", chain(step(1, { state: "asked", requests: both })), "last step"],
  ])("After an approval the text names %s", (_case, before, expected) => {
    expect(formatNextStep(before, "Ada", "approve")).toContain(expected);
  });

  it("A rejection cancels the ticket, even with steps left", () => {
    const before = chain(step(1, { state: "asked", needs: "all", requests: both }), step(2));
    expect(formatNextStep(before, "Ada", "reject")).toContain("cancelled");
  });
});
