import { describe, expect, it } from "vitest";
import {
  isActive,
  mayMoveStatus,
  mayMoveTriage,
  STATUSES,
  type Status,
  TRIAGE_STATES,
  type TriageState,
} from "./ticket";

const pairs = <T>(states: readonly T[]) => states.flatMap((from) => states.map((to) => [from, to] as const));

describe("the status of a ticket", () => {
  it("A status moves from open through work to resolved and closed, and back only by reopening [S3.31]", () => {
    const allowed = pairs(STATUSES).filter(([from, to]) => mayMoveStatus(from, to));
    const expected: Record<Status, Status[]> = {
      open: ["in_progress", "waiting", "resolved", "cancelled"],
      in_progress: ["open", "waiting", "resolved", "cancelled"],
      waiting: ["open", "in_progress", "resolved", "cancelled"],
      resolved: ["open", "closed"],
      closed: ["open"],
      cancelled: [],
    };
    expect(allowed.map(String).sort()).toEqual(
      Object.entries(expected)
        .flatMap(([from, all]) => all.map((to) => `${from},${to}`))
        .sort(),
    );
  });

  it("A status never moves to itself and never leaves cancelled", () => {
    for (const status of STATUSES) expect(mayMoveStatus(status, status)).toBe(false);
    for (const status of STATUSES) expect(mayMoveStatus("cancelled", status)).toBe(false);
  });

  it("A ticket counts against the assignee's capacity until it is resolved, closed or cancelled", () => {
    expect(STATUSES.filter(isActive)).toEqual(["open", "in_progress", "waiting"]);
  });
});

describe("the triage state of a ticket", () => {
  it("Triage has no result before it ran and can be requested again after every result", () => {
    const results: TriageState[] = ["done", "needs_review", "fallback"];
    expect(results.filter((result) => mayMoveTriage("pending", result))).toEqual(["fallback"]);
    expect(results.every((result) => mayMoveTriage("running", result))).toBe(true);
    expect(TRIAGE_STATES.filter((state) => mayMoveTriage(state, "pending"))).toEqual(results);
  });
});
