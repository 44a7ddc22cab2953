/* What a ticket is made of, and the pure rules about its state. */

// Closed lists

export const STATUSES = ["open", "in_progress", "waiting", "resolved", "closed", "cancelled"] as const;
export type Status = (typeof STATUSES)[number];

/** A ticket in one of these states counts against its assignee's capacity. */
export const ACTIVE_STATUSES = ["open", "in_progress", "waiting"] as const satisfies readonly Status[];

export const PRIORITIES = ["low", "medium", "high", "critical"] as const;
export type Priority = (typeof PRIORITIES)[number];

export const TRIAGE_STATES = ["pending", "running", "done", "needs_review", "fallback"] as const;
export type TriageState = (typeof TRIAGE_STATES)[number];

export const APPROVALS = ["not_required", "pending", "approved", "rejected"] as const;
export type ApprovalState = (typeof APPROVALS)[number];

export const CHANNELS = ["web", "api", "email", "form"] as const;
export type Channel = (typeof CHANNELS)[number];

// Where values come from

/** Who says so. `person` and `requester` values are never overwritten by triage. */
export const SOURCES = ["requester", "ai", "rules", "person", "fallback"] as const;
export type Source = (typeof SOURCES)[number];

/** Where a value of a ticket comes from. `by` is a person's id for `person` and `requester`. */
export interface Provenance {
  source: Source;
  at: string;
  by?: string;
  /** 0 to 1; only where a model or a rule gave one. */
  confidence?: number;
}
export const PROVENANCE_FIELDS = ["title", "category", "priority", "skills", "assignee"] as const;
export type ProvenanceField = (typeof PROVENANCE_FIELDS)[number];
export type ProvenanceMap = Partial<Record<ProvenanceField, Provenance>>;

// Rules about its state

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
export function isTriaging(triage: TriageState): boolean {
  return triage === "pending" || triage === "running";
}

/** Set by somebody of the staff or by who asked: no reading and no rule writes over it. */
export function isSetByPerson(source: Source | undefined): boolean {
  return source === "person" || source === "requester";
}

/** Nobody's to take: it gets an owner once its approvals are through. Who had it before they were asked for keeps it. */
export function isHeldForApproval(approval: ApprovalState, hasOwner: boolean): boolean {
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
  approval: ApprovalState;
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
  const reading = isTriaging(triage.state) && (isOver || status === "open");
  const reached: Record<ProgressStep, boolean> = {
    received: true,
    triage: !reading,
    approval: approval === "approved" || approval === "rejected",
    assigned: assignee !== null,
    answered: firstResponseAt !== null,
    finished: isOver,
  };
  const awaited = reading ? "triage" : isHeldForApproval(approval, assignee !== null) ? "approval" : null;
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
