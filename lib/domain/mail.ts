export type MailKind =
  | "welcome"
  | "verify"
  | "reset"
  | "requester-confirmation"
  | "assignee-notice"
  | "admin-alert"
  | "trust-alert"
  | "assignee-digest"
  | "handover-offer"
  | "handover-answer"
  | "approval-request"
  | "approval-reminder"
  | "approval-rejected";

export type MailState = "pending" | "sent" | "failed" | "suppressed";

/** Why admins get an email about a ticket. */
export type AlertReason =
  /** The ticket's latest scoreboard (record of every candidate) says why. */
  | "nobody-can-have-it"
  | "triage-failed"
  | "approval-job-failed"
  | "approval-silent-for-weeks"
  | "no-approver-left"
  | "admins-asked-instead"
  | "approver-silent";
