import { PRIORITY_WORDS, STATUS_WORDS } from "@/app/_ui/words";
import type { Priority, Status } from "@/lib/domain/ticket";
import { categoryName, type DeskNames, skillWords } from "../_parts/desk-names";
import type { Change } from "./use-desk-ticket";

/* What can be changed on a ticket, as the API takes it and as the page says it. */

export function setPriority(priority: Priority): Change {
  const value = PRIORITY_WORDS[priority];
  return { field: "priority", value, verb: `Set ${value}`, done: `Priority is ${value}.`, ...patch({ priority }) };
}

export function setCategory(slug: string, names: DeskNames): Change {
  const value = categoryName(names, slug);
  return {
    field: "category",
    value,
    verb: `Set ${value}`,
    done: `Category is ${value}.`,
    ...patch({ category: slug }),
  };
}

export function setSkills(slugs: string[], names: DeskNames): Change {
  const value = skillWords(names, slugs);
  return { field: "skills", value, verb: "Set my skills", done: `Skills: ${value}.`, ...patch({ skills: slugs }) };
}

export function setTitle(title: string): Change {
  return { field: "title", value: title, verb: "Set my title", done: "The title is yours now.", ...patch({ title }) };
}

export function setStatus(status: Status): Change {
  const value = STATUS_WORDS[status];
  return { field: "status", value, verb: `Set ${value}`, done: `Status is ${value}.`, ...patch({ status }) };
}

export function giveTo(person: { id: string; name: string }, note: string, isMe: boolean): Change {
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
export function offerTo(
  team: { id: string; name: string },
  person: { id: string } | null,
  note: string,
  isDirect: boolean,
): Change {
  const body = { teamId: team.id, ...(person ? { personId: person.id } : {}), ...noteOf(note) };
  const verb = `${isDirect ? "Give" : "Offer"} it to ${team.name}`;
  const done = isDirect ? `${team.name} has it now.` : `Offered to ${team.name}.`;
  return whole(verb, done, "POST", "/handovers", body);
}

function noteOf(note: string): { note?: string } {
  return note.trim() ? { note: note.trim() } : {};
}

export function giveBack(note: string): Change {
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

export function resolve(notes: string): Change {
  const body = notes.trim() ? { notes: notes.trim() } : {};
  return whole("Resolve it", "Resolved.", "PUT", "/resolution", body);
}

export const REOPEN: Change = whole("Open it again", "Open again.", "DELETE", "/resolution");

export function cancel(reason: string): Change {
  const body = reason.trim() ? { reason: reason.trim() } : {};
  return whole("Cancel it", "Cancelled.", "PUT", "/cancellation", body);
}

export const READ_AGAIN: Change = whole("Read it again", "It is being read again.", "POST", "/triage");

function patch(body: object): Pick<Change, "method" | "path" | "body"> {
  return { method: "PATCH", path: "", body };
}

function whole(verb: string, done: string, method: Change["method"], path: string, body?: unknown): Change {
  return { field: "ticket", value: "", verb, done, method, path, body };
}
