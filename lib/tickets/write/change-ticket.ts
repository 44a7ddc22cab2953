import { and, eq, isNull, sql } from "drizzle-orm";
import { type Actor, isStaff } from "@/lib/auth/actor";
import type { Context } from "@/lib/context";
import { assignments, people, tickets } from "@/lib/db/schema";
import { STATUS_LABELS } from "@/lib/display-text/labels";
import { isActive, mayMoveStatus, type Provenance, type Status } from "@/lib/domain/ticket";
import { AppError } from "@/lib/errors";
import type { Transaction } from "@/lib/events/transact";
import { type TicketRow, ticketColumns } from "@/lib/tickets/find-ticket";
import { closeSettledOffer } from "@/lib/tickets/handovers/close-offer";
import { hasCapacity, notifyCapacityFreed } from "./capacity";

type Changes = Partial<Omit<TicketRow, "id" | "number" | "version" | "createdAt">>;

/**
 * Changes a ticket and what depends on it: version, workloads, assignment, open offer. Throws `stale` if the version
 * changed, `conflict` if the new assignee is at capacity. Locks the ticket before people, and people by id.
 */
export async function changeTicket(tx: Transaction, ticket: TicketRow, changes: Changes): Promise<TicketRow> {
  const [row] = await tx.db
    .update(tickets)
    .set({ ...withoutRuleAssignee(ticket, changes), version: sql`${tickets.version} + 1`, updatedAt: tx.now() })
    .where(and(eq(tickets.id, ticket.id), eq(tickets.version, ticket.version)))
    .returning(ticketColumns);
  if (!row) throw stale();
  const freed = await moveWorkload(tx, capacityUser(ticket), capacityUser(row));
  if (freed) await notifyCapacityFreed(tx, freed);
  if (ticket.assigneeId && ticket.assigneeId !== row.assigneeId) await endAssignment(tx, ticket.id);
  await closeSettledOffer(tx, ticket, row);
  return row;
}

function withoutRuleAssignee(ticket: TicketRow, changes: Changes): Changes {
  if (changes.assigneeId === undefined || !ticket.ruleEffects) return changes;
  const { assigneeId: _assignee, assigneeRule: _rule, ...ruleEffects } = ticket.ruleEffects;
  return { ruleEffects, ...changes };
}

/** Throws `stale` unless this is the ticket's current version. */
export function assertVersion(ticket: TicketRow, version: number): void {
  if (ticket.version !== version) throw stale();
}

/** Throws `conflict` if the ticket can't change from its status to this one. */
export function assertStatusMove(ticket: TicketRow, to: Status): void {
  if (mayMoveStatus(ticket.status, to)) return;
  const [was, wanted] = [ticket.status, to].map((status) => STATUS_LABELS[status].toLowerCase());
  throw new AppError("conflict", `A ticket that is ${was} can't become ${wanted}.`);
}

/** Like `changeTicket`, and records a history event if the status changed. */
export async function moveStatus(tx: Transaction, ticket: TicketRow, changes: Changes): Promise<TicketRow> {
  const row = await changeTicket(tx, ticket, changes);
  if (row.status !== ticket.status) await recordStatus(tx, ticket, row);
  return row;
}

export function recordStatus(tx: Transaction, ticket: TicketRow, row: TicketRow): Promise<string> {
  const [before, after] = [{ status: ticket.status }, { status: row.status }];
  return tx.record({ type: "ticket/status.changed", ticketId: row.id, before, after });
}

/**
 * The provenance of a value that the actor sets: `person` for staff, even on their own ticket, `requester`, or
 * `rules` for other actors.
 */
export function provenanceOf(actor: Actor, at: Date): Provenance {
  if (actor.kind !== "person") return { source: "rules", at: at.toISOString() };
  return { source: isStaff(actor) ? "person" : "requester", at: at.toISOString(), by: actor.id };
}

function stale(): AppError {
  return new AppError("stale", "This ticket was changed while you were working on it. Reload it to see the changes.");
}

function capacityUser(row: TicketRow): string | null {
  return isActive(row.status) ? row.assigneeId : null;
}

/** Returns `from` if they were at capacity before. */
async function moveWorkload(
  { db }: Pick<Context, "db">,
  from: string | null,
  to: string | null,
): Promise<string | undefined> {
  if (from === to) return undefined;
  const freed = from && (!to || from < to) ? await releaseCapacity({ db }, from) : undefined;
  if (to) await reserveCapacity({ db }, to);
  return from && to && from > to ? releaseCapacity({ db }, from) : freed;
}

async function releaseCapacity({ db }: Pick<Context, "db">, personId: string): Promise<string | undefined> {
  const [person] = await db
    .update(people)
    .set({ activeTickets: sql`${people.activeTickets} - 1` })
    .where(eq(people.id, personId))
    .returning({ active: people.activeTickets, capacity: people.capacity });
  return person && person.active + 1 === person.capacity ? personId : undefined;
}

async function reserveCapacity({ db }: Pick<Context, "db">, personId: string): Promise<void> {
  const reserved = await db
    .update(people)
    .set({ activeTickets: sql`${people.activeTickets} + 1` })
    .where(and(eq(people.id, personId), hasCapacity()))
    .returning({ id: people.id });
  if (reserved.length === 0) throw new AppError("conflict", "This person is at capacity.", { kind: "no-room" });
}

async function endAssignment({ db, now }: Pick<Context, "db" | "now">, ticketId: string): Promise<void> {
  await db
    .update(assignments)
    .set({ endedAt: now() })
    .where(and(eq(assignments.ticketId, ticketId), isNull(assignments.endedAt)));
}
