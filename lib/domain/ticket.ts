export const STATUSES = ["open", "in_progress", "waiting", "resolved", "closed", "cancelled"] as const;
export type Status = (typeof STATUSES)[number];

/** Tickets with these statuses use the assignee's capacity. */
export const ACTIVE_STATUSES = ["open", "in_progress", "waiting"] as const satisfies readonly Status[];

export const PRIORITIES = ["low", "medium", "high", "critical"] as const;
export type Priority = (typeof PRIORITIES)[number];

export const TRIAGE_STATES = ["pending", "running", "done", "needs_review", "fallback"] as const;
export type TriageState = (typeof TRIAGE_STATES)[number];

export const APPROVALS = ["not_required", "pending", "approved", "rejected"] as const;
export type ApprovalState = (typeof APPROVALS)[number];

export const CHANNELS = ["web", "api", "email", "form"] as const;
export type Channel = (typeof CHANNELS)[number];

/** Who or what set a value. `person` is staff. Triage never overwrites values of `person` and `requester`. */
export const SOURCES = ["requester", "ai", "rules", "person", "fallback"] as const;
export type Source = (typeof SOURCES)[number];

/** Who or what set a value of a ticket, and when. `by` is the person's id, for `person` and `requester`. */
export interface Provenance {
  source: Source;
  at: string;
  by?: string;
  /** 0 to 1. Missing for values that people set. */
  confidence?: number;
}
export const PROVENANCE_FIELDS = ["title", "category", "priority", "skills", "assignee"] as const;
export type ProvenanceField = (typeof PROVENANCE_FIELDS)[number];
export type ProvenanceMap = Partial<Record<ProvenanceField, Provenance>>;

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

/** True for a ticket that still needs work: it uses its assignee's capacity and can be routed. */
export function isActive(status: Status): boolean {
  return (ACTIVE_STATUSES as readonly Status[]).includes(status);
}

/** True until triage ends. After that, the ticket's own job run routes it, so other code must not. */
export function isTriaging(triage: TriageState): boolean {
  return triage === "pending" || triage === "running";
}

/** True if staff or the requester set the value, so that triage and rules don't overwrite it. */
export function isSetByPerson(source: Source | undefined): boolean {
  return source === "person" || source === "requester";
}

/** True if a ticket can't be assigned because approval is pending. A ticket with an assignee is not blocked. */
export function isBlockedByApproval(approval: ApprovalState, hasAssignee: boolean): boolean {
  return approval === "pending" && !hasAssignee;
}

/** The steps of a ticket's progress bar, in order. */
export const PROGRESS_STEPS = ["received", "triage", "approval", "assigned", "answered", "finished"] as const;
export type ProgressStep = (typeof PROGRESS_STEPS)[number];
/** The state of one progress step. `running` is the current step. */
export type ProgressState = "done" | "running" | "waiting" | "skipped" | "failed";

export interface TicketInProgress {
  status: Status;
  triage: { state: TriageState };
  approval: ApprovalState;
  assignee: object | null;
  firstResponseAt: string | null;
}

/**
 * The state of every progress step. `current` is triage or approval while the ticket waits for it, else the last step
 * reached; null if the ticket is resolved, closed or cancelled.
 */
export function progressOf({ status, triage, approval, assignee, firstResponseAt }: TicketInProgress): {
  current: ProgressStep | null;
  states: Record<ProgressStep, ProgressState>;
} {
  const isOver = !isActive(status);
  const inTriage = isTriaging(triage.state) && (isOver || status === "open");
  const reached: Record<ProgressStep, boolean> = {
    received: true,
    triage: !inTriage,
    approval: approval === "approved" || approval === "rejected",
    assigned: assignee !== null,
    answered: firstResponseAt !== null,
    finished: isOver,
  };
  const awaited = inTriage ? "triage" : isBlockedByApproval(approval, assignee !== null) ? "approval" : null;
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
