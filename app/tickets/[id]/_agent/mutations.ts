import { type CatalogueNames, categoryName, formatSkills } from "@/app/_features/names/names";
import { PRIORITY_LABELS, STATUS_LABELS } from "@/lib/display-text/labels";
import type { Priority, Status } from "@/lib/domain/ticket";
import type { TicketMutation } from "./use-ticket-mutations";

/* What can be changed on a ticket, as the API takes it and as the page says it. */

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
  return { field: "skills", value, verb: "Set my skills", done: `Skills: ${value}.`, ...patch({ skills: slugs }) };
}

export function changeTitle(title: string): TicketMutation {
  return { field: "title", value: title, verb: "Set my title", done: "The title is yours now.", ...patch({ title }) };
}

export function changeStatus(status: Status): TicketMutation {
  const value = STATUS_LABELS[status];
  return { field: "status", value, verb: `Set ${value}`, done: `Status is ${value}.`, ...patch({ status }) };
}

export function transferTo(person: { id: string; name: string }, note: string, isMe: boolean): TicketMutation {
  return {
    field: "owner",
    value: person.name,
    verb: isMe ? "Take it" : `Give it to ${person.name}`,
    done: isMe ? "It is yours." : `${person.name} has it now.`,
    method: "PUT",
    path: "/assignment",
    body: { personId: person.id, ...noteOf(note) },
  };
}

/** To a team, or to somebody in it by way of its lead. */
export function offerToTeam(
  team: { id: string; name: string },
  person: { id: string } | null,
  note: string,
  isDirect: boolean,
): TicketMutation {
  const body = { teamId: team.id, ...(person ? { personId: person.id } : {}), ...noteOf(note) };
  const verb = `${isDirect ? "Give" : "Offer"} it to ${team.name}`;
  const done = isDirect ? `${team.name} has it now.` : `Offered to ${team.name}.`;
  return whole(verb, done, "POST", "/handovers", body);
}

function noteOf(note: string): { note?: string } {
  return note.trim() ? { note: note.trim() } : {};
}

export function returnToQueue(note: string): TicketMutation {
  return {
    field: "owner",
    value: "nobody",
    verb: "Give it back",
    done: "Routing looks for an owner.",
    method: "PUT",
    path: "/assignment",
    body: { personId: null, ...noteOf(note) },
  };
}

export function resolveWith(notes: string): TicketMutation {
  const body = notes.trim() ? { notes: notes.trim() } : {};
  return whole("Resolve it", "Resolved.", "PUT", "/resolution", body);
}

export const REOPEN: TicketMutation = whole("Open it again", "Open again.", "DELETE", "/resolution");

export function cancelWith(reason: string): TicketMutation {
  const body = reason.trim() ? { reason: reason.trim() } : {};
  return whole("Cancel it", "Cancelled.", "PUT", "/cancellation", body);
}

export const RERUN_TRIAGE: TicketMutation = whole("Read it again", "It is being read again.", "POST", "/triage");

function patch(body: object): Pick<TicketMutation, "method" | "path" | "body"> {
  return { method: "PATCH", path: "", body };
}

function whole(
  verb: string,
  done: string,
  method: TicketMutation["method"],
  path: string,
  body?: unknown,
): TicketMutation {
  return { field: "ticket", value: "", verb, done, method, path, body };
}
