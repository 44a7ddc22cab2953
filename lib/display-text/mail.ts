import type { AlertReason } from "../domain/mail";

/** Why admins are told of a ticket. A sentence from a job that began before there were codes is told as written. */
export function formatAlert(why: AlertCode): string {
  return ALERT_TEXT[why] ?? why;
}

type AlertCode = Exclude<AlertReason, "nobody-can-have-it">;

const ALERT_TEXT: Record<AlertCode, string> = {
  "triage-failed": "The pipeline gave up on this ticket. A person should look at it.",
  "approval-job-failed": "Nobody is reminded of this ticket's approval any more, because the job for it failed.",
  "approval-silent-for-weeks": "This ticket has waited for its approval for weeks. Somebody should look after it.",
  "no-approver-left": "Nobody is left who could approve this ticket, and no admin but its requester.",
  "admins-asked-instead": "Nobody who was to approve this ticket is left. The admins are asked in their place.",
  "approver-silent": "Nobody has answered for this ticket's approval, and there is no one else to ask.",
};
