import type { assignments, tickets } from "@/lib/db/schema";
import { isActive } from "@/lib/domain/ticket";
import { newId } from "@/lib/ids";
import type { Candidate } from "@/lib/routing/candidate";
import type { Script } from "./script";
import type { CategoryRow, Stage } from "./stage";

type Insert = typeof tickets.$inferInsert;

/** A ticket's row, with what the play reads of it always set. */
export type Ticket = Insert &
  Required<Pick<Insert, "id" | "status" | "skills" | "priority" | "provenance" | "version">>;

/** A ticket while its script is played. */
export interface Live {
  script: Script;
  ticket: Ticket;
  /** The `ticket/created` event. */
  openedBy: string;
}

/** What `changeTicket` does: the version goes up, and everybody's count of active tickets stays right. */
export function change(stage: Stage, { ticket }: Live, at: Date, changes: Partial<Ticket>): void {
  const before = loaded(ticket);
  const owner = ticket.assigneeId;
  Object.assign(ticket, changes, { version: ticket.version + 1, updatedAt: at });
  const after = loaded(ticket);
  if (before !== after) {
    if (before) personOf(stage, before).activeTickets -= 1;
    if (after) takeRoom(personOf(stage, after));
  }
  if (owner && owner !== ticket.assigneeId) {
    const held = stage.rows.assignments.find((row) => row.ticketId === ticket.id && !row.endedAt);
    if (held) held.endedAt = at;
  }
}

/** Keeps who has the ticket from now on, and how that was decided. */
export function keepAssignment(
  stage: Stage,
  { ticket }: Live,
  at: Date,
  how: Pick<typeof assignments.$inferInsert, "source" | "assignedBy" | "reason" | "scoreboard">,
): void {
  const personId = ticket.assigneeId!;
  stage.rows.assignments.push({ id: newId(), ticketId: ticket.id, personId, assignedAt: at, ...how });
  personOf(stage, personId).lastAssignedAt = at;
}

/** The category of that slug; a script that names another is wrong. */
export function categoryOf(stage: Stage, slug: string): CategoryRow {
  const category = stage.categories.get(slug);
  if (!category) throw new TypeError(`The demo knows no category "${slug}".`);
  return category;
}

/** The slug of the category that a ticket has. */
export function slugOf({ categories }: Stage, { categoryId }: Ticket): string | null {
  return [...categories.values()].find((category) => category.id === categoryId)?.slug ?? null;
}

function loaded(ticket: Ticket): string | null {
  return isActive(ticket.status) ? (ticket.assigneeId ?? null) : null;
}

function takeRoom(person: Candidate): void {
  if (person.activeTickets >= person.capacity) throw new TypeError(`${person.name} has no room in the demo's script.`);
  person.activeTickets += 1;
}

function personOf({ staff }: Stage, id: string): Candidate {
  return Object.values(staff).find((person) => person.id === id)!;
}
