import type { AlertReason } from "../domain/mail";

/** Why admins are told of a ticket. */
export const ALERT_TEXT: Record<Exclude<AlertReason, "nobody-can-have-it">, string> = {
  "triage-failed": "The pipeline gave up on this ticket. A person should look at it.",
  "approval-job-failed": "Nobody is reminded of this ticket's approval any more, because the job for it failed.",
  "approval-silent-for-weeks": "This ticket has waited for its approval for weeks. Somebody should look after it.",
  "no-approver-left": "Nobody is left who could approve this ticket, and no admin but its requester.",
  "admins-asked-instead": "Nobody who was to approve this ticket is left. The admins are asked in their place.",
  "approver-silent": "Nobody has answered for this ticket's approval, and there is no one else to ask.",
};
