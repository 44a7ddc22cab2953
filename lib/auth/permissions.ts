import type { ActorKind } from "@/lib/domain/actor";
import type { Role } from "@/lib/domain/people";

/** Who can be granted an action: a role of persons, or another kind of actor. */
export type Grantee = Role | Exclude<ActorKind, "person">;

const persons = ["user", "moderator", "admin"] as const;
const staff = ["moderator", "admin"] as const;
const admins = ["admin"] as const;

/** Who may do what. `visibleTickets`, and the verb for requesters, decide on which tickets. */
export const PERMISSIONS = {
  "ticket.open": persons,
  "ticket.read": [...persons, "job"],
  "ticket.reply": persons,
  /** Staff may change the classification, requesters the text of their own tickets. */
  "ticket.edit": persons,
  "ticket.cancel": persons,
  "ticket.reopen": persons,
  "ticket.note": staff,
  "ticket.sort": [...staff, "job"],
  "ticket.assign": [...staff, "job"],
  "ticket.resolve": persons,
  "ticket.close": ["job"],
  "ticket.ask-triage": [...staff, "job"],
  "ticket.review": staff,
  "ticket.delete": admins,
  "ticket.classify": persons,
  /** Your own requests, or the one of a link. */
  "approval.open": [...persons, "visitor"],
  /** Only for your own request, which the verb checks. */
  "approval.decide": [...persons, "link"],
  "approval.read": persons,
  "approval.run": ["job"],
  "routing.manage": admins,
  "catalogue.read": [...persons, "job"],
  "catalogue.manage": [...admins, "job"],
  "triage.manage": [...admins, "job"],
  /** Only jobs: circuit breakers follow from people's decisions, not from a request. */
  "triage.watch": ["job"],
  "dictionary.manage": [...admins, "job"],
  "wording.suggest": persons,
  "people.manage": [...admins, "job"],
  "people.names": staff,
  "account.enter": [...persons, "visitor"],
  "self.manage": [...persons, "job"],
  "runs.read": admins,
  "outbox.read": persons,
  "mail.send": ["job"],
} as const satisfies Record<string, readonly Grantee[]>;

export type Action = keyof typeof PERMISSIONS;
