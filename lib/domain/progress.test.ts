import { expect, it } from "vitest";
import { APPROVALS, progressOf, STATUSES, type TicketInProgress, TRIAGE_STATES } from "./ticket";

const ines = { id: "ines" };
const AT = "2026-11-20T09:52:00Z";

function ticket(more: Partial<TicketInProgress> = {}): TicketInProgress {
  const done = { triage: { state: "done" }, approval: "not_required", assignee: ines, firstResponseAt: null } as const;
  return { status: "open", ...done, ...more };
}

it("The current step of an active ticket is the last one it reached, or the one it waits for", () => {
  const current = (more: Partial<TicketInProgress>) => progressOf(ticket(more)).current;
  expect(current({ triage: { state: "running" }, assignee: null })).toBe("triage");
  expect(current({ triage: { state: "pending" } })).toBe("triage");
  expect(current({ triage: { state: "pending" }, status: "in_progress" })).toBe("assigned");
  expect(current({ assignee: null })).toBe("triage");
  expect(current({ approval: "pending", assignee: null })).toBe("approval");
  expect(current({ approval: "approved", assignee: null })).toBe("approval");
  expect(current({ approval: "pending" })).toBe("assigned");
  expect(current({})).toBe("assigned");
  expect(current({ firstResponseAt: AT })).toBe("answered");
  expect(current({ status: "resolved", firstResponseAt: AT })).toBeNull();
});

it("A ticket without an answer is not at Answered", () => {
  expect(progressOf(ticket()).states).toMatchObject({ assigned: "running", answered: "waiting", finished: "waiting" });
});

it("A finished ticket skipped the steps it never reached", () => {
  const over = { status: "cancelled", assignee: null } as const;
  expect(Object.values(progressOf(ticket({ ...over, triage: { state: "pending" } })).states)).toEqual([
    "done",
    "skipped",
    "skipped",
    "skipped",
    "skipped",
    "done",
  ]);
  expect(progressOf(ticket({ ...over, approval: "rejected" })).states.approval).toBe("failed");
});

it("A pending approval of an assigned ticket still waits", () => {
  expect(progressOf(ticket({ approval: "pending" })).states.approval).toBe("waiting");
});

it("An active ticket has exactly one running step and a finished ticket none", () => {
  for (const status of STATUSES)
    for (const state of TRIAGE_STATES)
      for (const approval of APPROVALS)
        for (const assignee of [null, ines])
          for (const firstResponseAt of [null, AT]) {
            const progress = progressOf({ status, triage: { state }, approval, assignee, firstResponseAt });
            const running = Object.values(progress.states).filter((each) => each === "running");
            expect(running).toHaveLength(progress.current ? 1 : 0);
          }
});
