import type { MailKind } from "@/lib/domain/mail";

export const MAIL_KIND_LABELS: Record<MailKind, string> = {
  welcome: "Welcome",
  verify: "Email confirmation",
  reset: "Password reset",
  "requester-confirmation": "Ticket confirmation",
  "assignee-notice": "New assignment",
  "admin-alert": "Admin alert",
  "trust-alert": "Automation limited",
  "assignee-digest": "Transferred tickets",
  "handover-offer": "Transfer offer",
  "handover-answer": "Transfer answer",
  "approval-request": "Approval request",
  "approval-reminder": "Approval reminder",
  "approval-rejected": "Approval rejected",
};

export const MAIL_STATE_LABELS = {
  pending: "Queued",
  sent: "Sent",
  failed: "Failed",
  suppressed: "Not sent",
} as const;
