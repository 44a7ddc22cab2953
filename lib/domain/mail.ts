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
