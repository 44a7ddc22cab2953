/** The closed lists of the domain. Every layer may speak these words; nothing here decides anything. */

export const ROLES = ["user", "moderator", "admin"] as const;
export type Role = (typeof ROLES)[number];

export const AVAILABILITIES = ["available", "away"] as const;
export type Availability = (typeof AVAILABILITIES)[number];

/** When somebody works, week by week. `day` is ISO: 1 Monday to 7 Sunday; times are `HH:MM` of their zone, `to` after `from`. */
export interface WorkingHours {
  /** IANA, such as Europe/Berlin. */
  timeZone: string;
  spans: { day: number; from: string; to: string }[];
}

export const STATUSES = ["open", "in_progress", "waiting", "resolved", "closed", "cancelled"] as const;
export type Status = (typeof STATUSES)[number];

/** A ticket in one of these states counts against its assignee's capacity. */
export const ACTIVE_STATUSES = ["open", "in_progress", "waiting"] as const satisfies readonly Status[];

export const PRIORITIES = ["low", "medium", "high", "critical"] as const;
export type Priority = (typeof PRIORITIES)[number];

export const TRIAGE_STATES = ["pending", "running", "done", "needs_review", "fallback"] as const;
export type TriageState = (typeof TRIAGE_STATES)[number];

export const APPROVALS = ["not_required", "pending", "approved", "rejected"] as const;
export type Approval = (typeof APPROVALS)[number];

/** Where a ticket's way through its approval steps stands: `replaced` by another category's or text's, `withdrawn` with the ticket. */
export const CHAIN_STATES = ["pending", "approved", "rejected", "withdrawn", "replaced"] as const;
export type ChainState = (typeof CHAIN_STATES)[number];

export const APPROVAL_STEP_STATES = ["waiting", "asked", "approved", "rejected", "void"] as const;
export type ApprovalStepState = (typeof APPROVAL_STEP_STATES)[number];

/** Whether one of a step's approvers is enough, or all of them must agree. One no is always a no. */
export const APPROVAL_NEEDS = ["one", "all"] as const;
export type ApprovalNeeds = (typeof APPROVAL_NEEDS)[number];

/** How somebody came to be asked: named in the step, as a team's lead, by delegation, by escalation, as the admin of last resort. */
export const REQUEST_ORIGINS = ["named", "lead", "delegated", "escalated", "admin"] as const;
export type RequestOrigin = (typeof REQUEST_ORIGINS)[number];

export const REQUEST_STATES = ["asked", "approved", "rejected", "delegated", "void"] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** Whom a step asks: an address, with or without an account, or whoever leads a team at that moment. */
export type ApproverRef = { kind: "address"; email: string } | { kind: "team-lead"; teamId: string };

/** An offer of a ticket to another team. */
export const HANDOVER_STATES = ["offered", "taken", "declined", "withdrawn"] as const;
export type HandoverState = (typeof HANDOVER_STATES)[number];

export const CHANNELS = ["web", "api", "email", "form"] as const;
export type Channel = (typeof CHANNELS)[number];

/** Who says so. `person` and `requester` values are never overwritten by triage. */
export const SOURCES = ["requester", "ai", "rules", "person", "fallback"] as const;
export type Source = (typeof SOURCES)[number];

/** Which reader of text gave a verdict: a vendor's model, our own learned one, the keyword rules, the last resort. */
export const TRIAGE_PROVIDERS = ["gemini", "learned", "builtin", "defaults"] as const;
export type TriageProvider = (typeof TRIAGE_PROVIDERS)[number];

/** What triage decides about a ticket. */
export const TRIAGE_FIELDS = ["category", "priority", "skills", "title"] as const;
export type TriageField = (typeof TRIAGE_FIELDS)[number];

/**
 * How far automation goes: nothing is shown, everything is a suggestion, only what is sure enough is applied (the
 * default), whatever was read is applied.
 */
export const LEVELS = ["off", "suggest", "cautious", "full"] as const;
export type Level = (typeof LEVELS)[number];

/** What became of an automatic decision when it was made: `overruled` where a person's value already stood. */
export const DECISION_MODES = ["applied", "suggested", "overruled", "shadow"] as const;
export type DecisionMode = (typeof DECISION_MODES)[number];

/** Why a value was not applied by itself, in codes; `app/_ui/doubt-words.ts` has the words. */
export const DOUBTS = [
  "off",
  "suggest-only",
  "below-threshold",
  "few-labels",
  "breaker",
  "quote-missing",
  "unclear",
  "unlike-known",
  "instructions",
  "model-alone",
] as const;
export type Doubt = (typeof DOUBTS)[number];

export const ACTOR_KINDS = ["person", "system"] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

export const MAIL_KINDS = [
  "welcome",
  "verify",
  "reset",
  "requester-confirmation",
  "assignee-notice",
  "admin-alert",
  "trust-alert",
  "assignee-digest",
  "handover-offer",
  "handover-answer",
  "approval-request",
  "approval-reminder",
  "approval-rejected",
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

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

/** What custom rules want of the steps that come after them. Category, priority and skills they have set themselves. */
export interface RuleEffects {
  /** The reading that the rules were looked at for: for each they are looked at once. */
  verdictId: string | null;
  fired: { ruleId: string; name: string }[];
  /** Ids; they win over the category's team, and over the general choice where that person can have the ticket. */
  teamId?: string;
  assigneeId?: string;
  /** The name of the rule that named them. */
  assigneeRule?: string;
  /** Steps that come after the category's. */
  approvals?: { name: string; needs: ApprovalNeeds; approvers: ApproverRef[] }[];
}

/** What became of a function's run, as the embedded engine keeps it. */
export const RUN_STATES = ["queued", "running", "completed", "failed", "cancelled"] as const;
export type RunState = (typeof RUN_STATES)[number];
