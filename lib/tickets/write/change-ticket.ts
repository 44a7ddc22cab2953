import { and, eq, isNull, sql } from "drizzle-orm";
import { type Actor, isStaff } from "@/lib/auth/actor";
import type { Context } from "@/lib/context";
import { assignments, people, tickets } from "@/lib/db/schema";
import { isActive, mayMoveStatus, type Provenance, STATUS_NAMES, type Status } from "@/lib/domain/ticket";
import { AppError } from "@/lib/errors";
import type { Transaction } from "@/lib/events/transact";
import { type TicketRow, ticketColumns } from "@/lib/tickets/find-ticket";
import { closeSettledOffer } from "@/lib/tickets/handovers/close-offer";
import { hasCapacity, notifyCapacityFreed } from "./capacity";

type Changes = Partial<Omit<TicketRow, "id" | "number" | "version" | "createdAt">>;

/**
 * The one writer of an existing ticket: conditional on the version that was seen, it raises the version, keeps every
 * owner's count of active tickets right and takes back an offer that it settles. Throws `stale` when somebody was
 * faster and `conflict` when the new owner has no room. Lock order is ticket before people, people by id, so writers
 * never wait for each other in a ring. Where it gave room to somebody who had none, the queue is told.
 */
export async function changeTicket(tx: Transaction, seen: TicketRow, changes: Changes): Promise<TicketRow> {
  const [row] = await tx.db
    .update(tickets)
    .set({ ...withSpentWish(seen, changes), version: sql`${tickets.version} + 1`, updatedAt: tx.now() })
    .where(and(eq(tickets.id, seen.id), eq(tickets.version, seen.version)))
    .returning(ticketColumns);
  if (!row) throw stale();
  const freed = await moveLoad(tx, loadedPerson(seen), loadedPerson(row));
  if (freed) await notifyCapacityFreed(tx, freed);
  if (seen.assigneeId && seen.assigneeId !== row.assigneeId) await endAssignment(tx, seen.id);
  await closeSettledOffer(tx, seen, row);
  return row;
}

/** A custom rule names the first owner. Once anybody moves the ticket, people's hands count and not the rule's word. */
function withSpentWish(seen: TicketRow, changes: Changes): Changes {
  if (changes.assigneeId === undefined || !seen.ruleEffects) return changes;
  const { assigneeId: _owner, assigneeRule: _rule, ...ruleEffects } = seen.ruleEffects;
  return { ruleEffects, ...changes };
}

/** Throws `stale` unless the caller saw the present version. */
export function assertVersion(seen: TicketRow, version: number): void {
  if (seen.version !== version) throw stale();
}

/** Throws `conflict`, in words, when the status may not go there from here. */
export function assertStatusMove(seen: TicketRow, to: Status): void {
  if (mayMoveStatus(seen.status, to)) return;
  throw new AppError("conflict", `A ticket that is ${STATUS_NAMES[seen.status]} can't become ${STATUS_NAMES[to]}.`);
}

/** One history row for a status that moved. */
export function recordStatus(tx: Transaction, seen: TicketRow, row: TicketRow): Promise<string> {
  const [before, after] = [{ status: seen.status }, { status: row.status }];
  return tx.record({ type: "ticket/status.changed", ticketId: row.id, before, after });
}

/** How a value that the actor sets is marked. Staff on a ticket are persons, whoever opened it. */
export function provenanceOf(actor: Actor, at: Date): Provenance {
  if (actor.kind !== "person") return { source: "rules", at: at.toISOString() };
  return { source: isStaff(actor) ? "person" : "requester", at: at.toISOString(), by: actor.id };
}

function stale(): AppError {
  return new AppError("stale", "Somebody changed this ticket first. Load it again and look at what is new.");
}

/** Whose capacity the ticket uses up, if anybody's. */
function loadedPerson(row: TicketRow): string | null {
  return isActive(row.status) ? row.assigneeId : null;
}

/** Answers who had no room before and has some now. */
async function moveLoad(
  { db }: Pick<Context, "db">,
  from: string | null,
  to: string | null,
): Promise<string | undefined> {
  if (from === to) return undefined;
  const freed = from && (!to || from < to) ? await lower({ db }, from) : undefined;
  if (to) await takeRoom({ db }, to);
  return from && to && from > to ? lower({ db }, from) : freed;
}

async function lower({ db }: Pick<Context, "db">, personId: string): Promise<string | undefined> {
  const [left] = await db
    .update(people)
    .set({ activeTickets: sql`${people.activeTickets} - 1` })
    .where(eq(people.id, personId))
    .returning({ active: people.activeTickets, capacity: people.capacity });
  return left && left.active + 1 === left.capacity ? personId : undefined;
}

/** One conditional statement: nobody ever goes above capacity, whoever assigns. */
async function takeRoom({ db }: Pick<Context, "db">, personId: string): Promise<void> {
  const taken = await db
    .update(people)
    .set({ activeTickets: sql`${people.activeTickets} + 1` })
    .where(and(eq(people.id, personId), hasCapacity()))
    .returning({ id: people.id });
  if (taken.length === 0)
    throw new AppError("conflict", "That person has no room for another active ticket.", { kind: "no-room" });
}

async function endAssignment({ db, now }: Pick<Context, "db" | "now">, ticketId: string): Promise<void> {
  await db
    .update(assignments)
    .set({ endedAt: now() })
    .where(and(eq(assignments.ticketId, ticketId), isNull(assignments.endedAt)));
}
