import type { MailKind } from "@/lib/domain/mail";

/** How kinds of mails are called. */
export const MAIL_KIND_LABELS: Record<MailKind, string> = {
  welcome: "Welcome",
  verify: "Confirm an address",
  reset: "New password",
  "requester-confirmation": "Confirmation",
  "assignee-notice": "To the owner",
  "admin-alert": "Alert",
  "trust-alert": "Category turned down",
  "assignee-digest": "Tickets that came over",
  "handover-offer": "A ticket is offered",
  "handover-answer": "Answer to an offer",
  "approval-request": "Approval asked",
  "approval-reminder": "Approval, once more",
  "approval-rejected": "Not approved",
};

/** What became of a mail. */
export const MAIL_STATE_LABELS = {
  pending: "On its way",
  sent: "Sent",
  failed: "Failed",
  suppressed: "Held back",
} as const;
