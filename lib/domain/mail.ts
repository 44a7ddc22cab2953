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

/** Why admins are alerted about a ticket. */
export type AlertReason =
  /** The ticket's latest scoreboard has the details. */
  | "nobody-can-have-it"
  | "triage-failed"
  | "approval-job-failed"
  | "approval-silent-for-weeks"
  | "no-approver-left"
  | "admins-asked-instead"
  | "approver-silent";
