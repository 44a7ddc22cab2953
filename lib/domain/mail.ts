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
