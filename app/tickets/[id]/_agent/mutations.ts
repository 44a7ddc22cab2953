import { type CatalogueNames, categoryName, formatSkills } from "@/app/_features/names/names";
import { textBody } from "@/app/tickets/[id]/text-body";
import { PRIORITY_LABELS, STATUS_LABELS } from "@/lib/display-text/labels";
import { isActive, isBlockedByApproval, type Priority, type Status } from "@/lib/domain/ticket";
import type { TicketDetails } from "@/lib/tickets/queries";
import type { TicketMutation } from "./use-ticket-mutations";

/** True if staff can assign the ticket now: it is active, and no approval blocks its first assignment. */
export function canTransfer({ status, approval, assignee }: TicketDetails): boolean {
  return isActive(status) && !isBlockedByApproval(approval, assignee !== null);
}

export function changePriority(priority: Priority): TicketMutation {
  const value = PRIORITY_LABELS[priority];
  return edit("priority", value, { priority }, `Set ${value}`, `Priority is ${value}.`);
}

export function changeCategory(slug: string, names: CatalogueNames): TicketMutation {
  const value = categoryName(names, slug);
  return edit("category", value, { category: slug }, `Set ${value}`, `Category is ${value}.`);
}

export function changeSkills(skills: string[], names: CatalogueNames): TicketMutation {
  const value = formatSkills(names, skills);
  return edit("skills", value, { skills }, "Use my skills", `Skills: ${value}.`);
}

export function changeTitle(title: string): TicketMutation {
  return edit("title", title, { title }, "Use my title", "Title saved.");
}

export function changeStatus(status: Status): TicketMutation {
  const value = STATUS_LABELS[status];
  return edit("status", value, { status }, `Set ${value}`, `Status is ${value}.`);
}

export function transferTo(person: { id: string; name: string }, note: string, isMe: boolean): TicketMutation {
  const verb = isMe ? "Assign to me" : `Assign to ${person.name}`;
  const done = isMe ? "Assigned to you." : `Assigned to ${person.name}.`;
  return assign(person.id, note, person.name, verb, done);
}

/** Transfers the ticket to a team if `isDirect`. Otherwise offers it to the team, perhaps for its member `person`. */
export function offerToTeam(
  team: { id: string; name: string },
  person: { id: string } | null,
  note: string,
  isDirect: boolean,
): TicketMutation {
  const body = { teamId: team.id, ...(person ? { personId: person.id } : {}), ...textBody("note", note) };
  const verb = isDirect ? `Transfer to ${team.name}` : `Offer to ${team.name}`;
  const done = isDirect ? `Transferred to ${team.name}.` : `Offered to ${team.name}.`;
  return ticketMutation(verb, done, "POST", "/handovers", body);
}

export function returnToQueue(note: string): TicketMutation {
  return assign(null, note, "Unassigned", "Return to queue", "Returned to the queue.");
}

export function resolveWith(notes: string): TicketMutation {
  return ticketMutation("Resolve", "Resolved.", "PUT", "/resolution", textBody("notes", notes));
}

export const REOPEN: TicketMutation = ticketMutation("Reopen", "Reopened.", "DELETE", "/resolution");

export function cancelWith(reason: string): TicketMutation {
  return ticketMutation("Cancel ticket", "Cancelled.", "PUT", "/cancellation", textBody("reason", reason));
}

export const RERUN_TRIAGE: TicketMutation = ticketMutation("Re-run AI", "AI is running again.", "POST", "/triage");

function assign(personId: string | null, note: string, value: string, verb: string, done: string): TicketMutation {
  const body = { personId, ...textBody("note", note) };
  return { field: "assignee", value, verb, done, method: "PUT", path: "/assignment", body };
}

function edit(field: TicketMutation["field"], value: string, body: object, verb: string, done: string): TicketMutation {
  return { field, value, verb, done, method: "PATCH", path: "", body };
}

function ticketMutation(
  verb: string,
  done: string,
  method: TicketMutation["method"],
  path: string,
  body?: unknown,
): TicketMutation {
  return { field: "ticket", value: "", verb, done, method, path, body };
}
