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

export type MailState = "pending" | "sent" | "failed" | "suppressed";

/** Why admins are told of a ticket. */
export type AlertReason =
  /** The scoreboard of its latest choice says why. */
  | "nobody-can-have-it"
  | "triage-failed"
  | "approval-job-failed"
  | "approval-silent-for-weeks"
  | "no-approver-left"
  | "admins-asked-instead"
  | "approver-silent";
