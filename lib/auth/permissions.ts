import type { Role } from "@/lib/domain/people";

const nobody: readonly Role[] = [];
const everyone: readonly Role[] = ["user", "moderator", "admin"];
const staff: readonly Role[] = ["moderator", "admin"];
const admins: readonly Role[] = ["admin"];

/**
 * What a role may do at all. Which tickets it may do it on is another question, answered by `visibleTickets`
 * and, for requesters, by the verb.
 */
export const PERMISSIONS = {
  "ticket.open": everyone,
  "ticket.read": everyone,
  "ticket.reply": everyone,
  "ticket.edit-own": everyone,
  "ticket.cancel": everyone,
  "ticket.reopen": everyone,
  "ticket.note": staff,
  "ticket.sort": staff,
  "ticket.assign": staff,
  /** Whether somebody may on this ticket is the request's to say: they must have been asked. */
  "approval.decide": everyone,
  "approval.read": everyone,
  /** Only jobs of ours: beginning, reminding, escalating. */
  "approval.run": nobody,
  "routing.manage": admins,
  "ticket.resolve": everyone,
  "ticket.ask-triage": staff,
  "ticket.review": staff,
  "ticket.delete": admins,
  "ticket.classify": everyone,
  "catalogue.read": everyone,
  "catalogue.manage": admins,
  "triage.manage": admins,
  /** Only a job of ours: turning a category down follows from what people decided, never from a wish. */
  "triage.watch": nobody,
  "dictionary.manage": admins,
  "wording.suggest": everyone,
  "people.manage": admins,
  "people.names": staff,
  "account.enter": everyone,
  "self.manage": everyone,
  "runs.read": admins,
  "outbox.read": everyone,
  /** Only jobs of ours: whoever could send mails at will could flood others in our name. */
  "mail.send": nobody,
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof PERMISSIONS;
