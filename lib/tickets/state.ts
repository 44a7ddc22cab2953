import { ACTIVE_STATUSES, type Approval, type Source, type Status, type TriageState } from "@/lib/words";

/** From where to where a ticket's status may go. Pure, and the only place that knows. */
const STATUS_MOVES: Record<Status, readonly Status[]> = {
  open: ["in_progress", "waiting", "resolved", "cancelled"],
  in_progress: ["open", "waiting", "resolved", "cancelled"],
  waiting: ["open", "in_progress", "resolved", "cancelled"],
  resolved: ["open", "closed"],
  closed: ["open"],
  cancelled: [],
};

const TRIAGE_MOVES: Record<TriageState, readonly TriageState[]> = {
  pending: ["running", "fallback"],
  running: ["running", "done", "needs_review", "fallback"],
  done: ["pending", "running"],
  needs_review: ["pending", "running", "done"],
  fallback: ["pending", "running", "done"],
};

export function mayMoveStatus(from: Status, to: Status): boolean {
  return STATUS_MOVES[from].includes(to);
}

export function mayMoveTriage(from: TriageState, to: TriageState): boolean {
  return TRIAGE_MOVES[from].includes(to);
}

/** Counts against its owner's capacity, and may be routed. */
export function isActive(status: Status): boolean {
  return (ACTIVE_STATUSES as readonly Status[]).includes(status);
}

/** Not read yet, or being read again: its pipeline routes it behind the reading, and nothing else does. */
export function isBeingRead(triage: TriageState): boolean {
  return triage === "pending" || triage === "running";
}

/** Set by somebody of the staff or by who asked: no reading and no rule writes over it. */
export function isPersons(source: Source | undefined): boolean {
  return source === "person" || source === "requester";
}

/** Nobody's to take: it gets an owner once its approvals are through. Who had it before they were asked for keeps it. */
export function isHeldBack(approval: Approval, hasOwner: boolean): boolean {
  return approval === "pending" && !hasOwner;
}

/** How a status is called in a sentence. */
export const STATUS_NAMES: Record<Status, string> = {
  open: "open",
  in_progress: "in progress",
  waiting: "waiting",
  resolved: "resolved",
  closed: "closed",
  cancelled: "cancelled",
};
