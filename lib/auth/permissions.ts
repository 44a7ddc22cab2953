import type { ActorKind } from "@/lib/domain/actor";
import type { Role } from "@/lib/domain/people";

/** An action can be granted to a role of people, or to an actor that is not a person. */
export type Grantee = Role | Exclude<ActorKind, "person">;

const persons = ["user", "moderator", "admin"] as const;
const staff = ["moderator", "admin"] as const;
const admins = ["admin"] as const;

/** Who may do each action. `visibleTickets` decides on which tickets; each action may limit requesters further. */
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
  /** People open the requests that were sent to them. A visitor opens the request of an emailed link. */
  "approval.open": [...persons, "visitor"],
  /** The code of this action also checks that the request was sent to the actor. */
  "approval.decide": [...persons, "link"],
  "approval.read": persons,
  "approval.run": ["job"],
  "routing.manage": admins,
  "catalogue.read": [...persons, "job"],
  "catalogue.manage": [...admins, "job"],
  "triage.manage": [...admins, "job"],
  /** Only a job may trip a circuit breaker (stop automation of a category whose values people often change). */
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
