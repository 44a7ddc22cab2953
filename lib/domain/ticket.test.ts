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

describe("a ticket's status", () => {
  it("goes from open over work to resolved and closed, and back only by reopening [S3.31]", () => {
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

  it("is never left for itself, and nothing comes back from cancelled", () => {
    for (const status of STATUSES) expect(mayMoveStatus(status, status)).toBe(false);
    for (const status of STATUSES) expect(mayMoveStatus("cancelled", status)).toBe(false);
  });

  it("uses up its owner's capacity until it is resolved or cancelled", () => {
    expect(STATUSES.filter(isActive)).toEqual(["open", "in_progress", "waiting"]);
  });
});

describe("a ticket's triage", () => {
  it("never claims a result without a reading, and may always be asked for again once there is one", () => {
    const results: TriageState[] = ["done", "needs_review", "fallback"];
    expect(results.filter((result) => mayMoveTriage("pending", result))).toEqual(["fallback"]);
    expect(results.every((result) => mayMoveTriage("running", result))).toBe(true);
    expect(TRIAGE_STATES.filter((state) => mayMoveTriage(state, "pending"))).toEqual(results);
  });
});
