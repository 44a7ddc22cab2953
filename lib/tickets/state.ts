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

/** The steps of a ticket, in their order. */
export const PROGRESS_STEPS = ["received", "triage", "approval", "assigned", "answered", "finished"] as const;
export type ProgressStep = (typeof PROGRESS_STEPS)[number];
/** `running` is where the ticket is now. */
export type ProgressState = "done" | "running" | "waiting" | "skipped" | "failed";

/** As much of a ticket as says how far it is. */
export interface TicketInProgress {
  status: Status;
  triage: { state: TriageState };
  approval: Approval;
  assignee: object | null;
  firstResponseAt: string | null;
}

/**
 * How far a ticket is. An active ticket has one `current` step: triage or approval while it waits for them, else the
 * last step that it reached. A ticket that is over has none.
 */
export function progressOf({ status, triage, approval, assignee, firstResponseAt }: TicketInProgress): {
  current: ProgressStep | null;
  states: Record<ProgressStep, ProgressState>;
} {
  const isOver = !isActive(status);
  const reading = isBeingRead(triage.state) && (isOver || status === "open");
  const reached: Record<ProgressStep, boolean> = {
    received: true,
    triage: !reading,
    approval: approval === "approved" || approval === "rejected",
    assigned: assignee !== null,
    answered: firstResponseAt !== null,
    finished: isOver,
  };
  const awaited = reading ? "triage" : isHeldBack(approval, assignee !== null) ? "approval" : null;
  const current = isOver ? null : (awaited ?? PROGRESS_STEPS.findLast((step) => reached[step])!);
  const now = isOver ? PROGRESS_STEPS.length : PROGRESS_STEPS.indexOf(current!);
  const states = PROGRESS_STEPS.map((step, index): [ProgressStep, ProgressState] => {
    if (step === current) return [step, "running"];
    if (step === "approval" && approval === "rejected") return [step, "failed"];
    if (index > now || (step === "approval" && approval === "pending" && !isOver)) return [step, "waiting"];
    return [step, reached[step] ? "done" : "skipped"];
  });
  return { current, states: Object.fromEntries(states) as Record<ProgressStep, ProgressState> };
}
