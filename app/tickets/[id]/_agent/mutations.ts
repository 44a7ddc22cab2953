import { type CatalogueNames, categoryName, formatSkills } from "@/app/_features/names/names";
import { PRIORITY_LABELS, STATUS_LABELS } from "@/lib/display-text/labels";
import type { Priority, Status } from "@/lib/domain/ticket";
import type { TicketMutation } from "./use-ticket-mutations";

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
  return {
    field: "assignee",
    value: person.name,
    verb: isMe ? "Assign to me" : `Assign to ${person.name}`,
    done: isMe ? "Assigned to you." : `Assigned to ${person.name}.`,
    method: "PUT",
    path: "/assignment",
    body: { personId: person.id, ...noteOf(note) },
  };
}

/** To a team, or to a member of it after its lead accepts. */
export function offerToTeam(
  team: { id: string; name: string },
  person: { id: string } | null,
  note: string,
  isDirect: boolean,
): TicketMutation {
  const body = { teamId: team.id, ...(person ? { personId: person.id } : {}), ...noteOf(note) };
  const verb = isDirect ? `Transfer to ${team.name}` : `Offer to ${team.name}`;
  const done = isDirect ? `Transferred to ${team.name}.` : `Offered to ${team.name}.`;
  return ticketMutation(verb, done, "POST", "/handovers", body);
}

const noteOf = (note: string): { note?: string } => (note.trim() ? { note: note.trim() } : {});

export function returnToQueue(note: string): TicketMutation {
  return {
    field: "assignee",
    value: "Unassigned",
    verb: "Return to queue",
    done: "Returned to the queue.",
    method: "PUT",
    path: "/assignment",
    body: { personId: null, ...noteOf(note) },
  };
}

export function resolveWith(notes: string): TicketMutation {
  const body = notes.trim() ? { notes: notes.trim() } : {};
  return ticketMutation("Resolve", "Resolved.", "PUT", "/resolution", body);
}

export const REOPEN: TicketMutation = ticketMutation("Reopen", "Reopened.", "DELETE", "/resolution");

export function cancelWith(reason: string): TicketMutation {
  const body = reason.trim() ? { reason: reason.trim() } : {};
  return ticketMutation("Cancel ticket", "Cancelled.", "PUT", "/cancellation", body);
}

export const RERUN_TRIAGE: TicketMutation = ticketMutation("Re-run AI", "AI is running again.", "POST", "/triage");

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
