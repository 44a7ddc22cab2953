import type { AlertReason } from "../domain/mail";

/**
 * The sentence that tells admins why a ticket needs attention. An old job may pass a sentence: it is returned as is.
 */
export function formatAlert(reason: AlertCode): string {
  return ALERT_TEXT[reason] ?? reason;
}

type AlertCode = Exclude<AlertReason, "nobody-can-have-it">;

const ALERT_TEXT: Record<AlertCode, string> = {
  "triage-failed": "Automatic processing of this ticket failed. Please review it.",
  "approval-job-failed": "Approval reminders for this ticket stopped because the background job failed.",
  "approval-silent-for-weeks": "This ticket has waited for approval for weeks. Please follow up.",
  "no-approver-left": "No one is left who can approve this ticket, and there is no admin other than its requester.",
  "admins-asked-instead": "This ticket has no approver left. We asked the admins instead.",
  "approver-silent": "An approver has not answered, and there is no one else to ask. Please follow up.",
};
