import { type CatalogueNames, categoryName, formatSkills } from "@/app/_features/names/names";
import { PRIORITY_LABELS, STATUS_LABELS } from "@/lib/display-text/labels";
import type { Priority, Status } from "@/lib/domain/ticket";
import type { TicketMutation } from "./use-ticket-mutations";

export function changePriority(priority: Priority): TicketMutation {
  const value = PRIORITY_LABELS[priority];
  return { field: "priority", value, verb: `Set ${value}`, done: `Priority is ${value}.`, ...patch({ priority }) };
}

export function changeCategory(slug: string, names: CatalogueNames): TicketMutation {
  const value = categoryName(names, slug);
  return {
    field: "category",
    value,
    verb: `Set ${value}`,
    done: `Category is ${value}.`,
    ...patch({ category: slug }),
  };
}

export function changeSkills(slugs: string[], names: CatalogueNames): TicketMutation {
  const value = formatSkills(names, slugs);
  return { field: "skills", value, verb: "Use my skills", done: `Skills: ${value}.`, ...patch({ skills: slugs }) };
}

export function changeTitle(title: string): TicketMutation {
  return { field: "title", value: title, verb: "Use my title", done: "Title saved.", ...patch({ title }) };
}

export function changeStatus(status: Status): TicketMutation {
  const value = STATUS_LABELS[status];
  return { field: "status", value, verb: `Set ${value}`, done: `Status is ${value}.`, ...patch({ status }) };
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

function noteOf(note: string): { note?: string } {
  return note.trim() ? { note: note.trim() } : {};
}

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

function patch(body: object): Pick<TicketMutation, "method" | "path" | "body"> {
  return { method: "PATCH", path: "", body };
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
