import { asc, eq, inArray, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { people } from "@/lib/db/schema";
import { isActive } from "@/lib/domain/ticket";
import { type Transaction, transact } from "@/lib/events/transact";
import { type Departure, departureOf } from "@/lib/people/departure";
import { loadHolidays } from "@/lib/settings/load-holidays";
import { isWorking } from "@/lib/working-hours/is-working";
import { lockTicket, nullIfDeleted, type TicketRow } from "./find-ticket";
import { clearAssignee, findAssigned, writeAssignment } from "./write/assignment";
import { mayReceive } from "./write/capacity";

export interface Reassignment {
  ticketId: string;
  from: string;
  /** Id of the one email about all these tickets. History keeps it, so that a repeated job step finds what it did. */
  digest: string;
}

/**
 * Gives a ticket of an absent or former agent to their delegate if possible, else to the queue, without an event: the
 * caller emails the delegate. Returns the new assignment, also one of an earlier job run; null if there is none.
 */
export async function reassignFromAbsentAssignee(
  ctx: Context,
  input: Reassignment,
): Promise<{ personId: string; eventId: string } | null> {
  authorize(ctx.actor, "ticket.assign");
  return transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, input.ticketId).catch(nullIfDeleted);
    if (!ticket) return null;
    if (ticket.assigneeId !== input.from || !isActive(ticket.status))
      return earlierAssignment(tx, ticket, input.digest);
    const departure = await loadDeparture(tx, input.from);
    if (!departure) return null;
    if (departure.to && (await lockDelegate(tx, input.from, departure.to)))
      return assignDelegate(tx, ticket, departure.to, input);
    await clearAssignee(tx, ticket, { reason: { code: departure.because }, publish: false });
    return null;
  });
}

async function loadDeparture({ db, now }: Transaction, personId: string): Promise<Departure | null> {
  const { role, deactivatedAt, availability, awayUntil, handsTo } = people;
  const [person] = await db
    .select({ role, deactivatedAt, availability, awayUntil, handsTo })
    .from(people)
    .where(eq(people.id, personId));
  return person ? departureOf(person, now()) : null;
}

/** Also checks working hours. Locks both people in id order. */
async function lockDelegate({ db, now }: Transaction, from: string, to: string): Promise<boolean> {
  const holidays = await loadHolidays({ db });
  const locked = await db
    .select({ id: people.id, workingHours: people.workingHours, ready: sql<boolean>`${mayReceive(now())}` })
    .from(people)
    .where(inArray(people.id, [from, to]))
    .orderBy(asc(people.id))
    .for("update");
  const delegate = locked.find((person) => person.id === to);
  if (!delegate?.ready) return false;
  return !delegate.workingHours || isWorking(delegate.workingHours, holidays, now().getTime());
}

async function assignDelegate(tx: Transaction, ticket: TicketRow, to: string, { from, digest }: Reassignment) {
  const assignee = { source: "person" as const, at: tx.now().toISOString(), by: from };
  const eventId = await writeAssignment(tx, ticket, { personId: to, assignee, reason: "away", digest, publish: false });
  return { personId: to, eventId };
}

async function earlierAssignment(tx: Transaction, { id, assigneeId }: TicketRow, digest: string) {
  const event = assigneeId ? await findAssigned(tx, id, assigneeId) : undefined;
  return assigneeId && event?.digest === digest ? { personId: assigneeId, eventId: event.eventId } : null;
}
