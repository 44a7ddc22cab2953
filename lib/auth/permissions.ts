import type { ActorKind } from "@/lib/domain/actor";
import type { Role } from "@/lib/domain/people";

/** Whom an action can be granted to: a role of persons, or another kind of actor as a whole. */
export type Grantee = Role | Exclude<ActorKind, "person">;

const persons = ["user", "moderator", "admin"] as const;
const staff = ["moderator", "admin"] as const;
const admins = ["admin"] as const;

/**
 * Who may do what: the one table that `may` reads. Which tickets they may do it on is another question, answered by
 * `visibleTickets` and, for requesters, by the verb.
 */
export const PERMISSIONS = {
  "ticket.open": persons,
  "ticket.read": [...persons, "job"],
  "ticket.reply": persons,
  /** Which fields are theirs to change depends on the ticket: staff sort, requesters reword their own. */
  "ticket.edit": persons,
  "ticket.cancel": persons,
  "ticket.reopen": persons,
  "ticket.note": staff,
  "ticket.sort": [...staff, "job"],
  "ticket.assign": [...staff, "job"],
  "ticket.resolve": persons,
  /** Only jobs: a ticket closes by itself once nobody has disputed its solution. */
  "ticket.close": ["job"],
  "ticket.ask-triage": [...staff, "job"],
  "ticket.review": staff,
  "ticket.delete": admins,
  "ticket.classify": persons,
  /** To look at a request that one was asked or has a link to. A visitor finds nothing without a link. */
  "approval.open": [...persons, "visitor"],
  /** Whether somebody may on this ticket is the request's to say: they must have been asked. */
  "approval.decide": [...persons, "link"],
  "approval.read": persons,
  /** Only jobs: beginning, reminding, escalating. */
  "approval.run": ["job"],
  "routing.manage": admins,
  "catalogue.read": [...persons, "job"],
  "catalogue.manage": [...admins, "job"],
  "triage.manage": [...admins, "job"],
  /** Only jobs: turning a category down follows from what people decided, never from a wish. */
  "triage.watch": ["job"],
  "dictionary.manage": [...admins, "job"],
  "wording.suggest": persons,
  "people.manage": [...admins, "job"],
  "people.names": staff,
  "account.enter": [...persons, "visitor"],
  "self.manage": [...persons, "job"],
  "runs.read": admins,
  "outbox.read": persons,
  /** Only jobs: whoever could send mails at will could flood others in our name. */
  "mail.send": ["job"],
} as const satisfies Record<string, readonly Grantee[]>;

export type Action = keyof typeof PERMISSIONS;
