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
  /** The owner who is gone. */
  from: string;
  /** Marks the assignments of which one mail tells together: history keeps it, so that a repeated step finds its own. */
  digest: string;
}

/**
 * Takes a ticket from an owner who left, or who is away and wants it handed on: to the person they named, if that one
 * is here and has room, else into the queue. It wakes nobody, who gets it hears of it in a digest. Answers the
 * assignment, also when it was made before; null where there is none, as when the owner is back or the ticket moved on.
 */
export async function reassignFromAbsentOwner(
  ctx: Context,
  input: Reassignment,
): Promise<{ personId: string; eventId: string } | null> {
  authorize(ctx.actor, "ticket.assign");
  return transact(ctx, async (tx) => {
    const seen = await lockTicket(tx, input.ticketId).catch(nullIfDeleted);
    if (!seen) return null;
    if (seen.assigneeId !== input.from || !isActive(seen.status)) return givenBefore(tx, seen, input.digest);
    const leaving = await leavingFrom(tx, input.from);
    if (!leaving) return null;
    if (leaving.to && (await holdDelegate(tx, input.from, leaving.to))) return give(tx, seen, leaving.to, input);
    await clearAssignee(tx, seen, { reason: { code: leaving.because }, publish: false });
    return null;
  });
}

async function leavingFrom({ db, now }: Transaction, personId: string): Promise<Departure | null> {
  const { role, deactivatedAt, availability, awayUntil, handsTo } = people;
  const [person] = await db
    .select({ role, deactivatedAt, availability, awayUntil, handsTo })
    .from(people)
    .where(eq(people.id, personId));
  return person ? departureOf(person, now()) : null;
}

/**
 * Both are held, by id as everywhere, until the ticket has moved: the room that was seen is still there then. Nobody's
 * choice has looked at the heir's working hours, so that this does.
 */
async function holdDelegate({ db, now }: Transaction, from: string, to: string): Promise<boolean> {
  const holidays = await loadHolidays({ db });
  const held = await db
    .select({ id: people.id, workingHours: people.workingHours, ready: sql<boolean>`${mayReceive(now())}` })
    .from(people)
    .where(inArray(people.id, [from, to]))
    .orderBy(asc(people.id))
    .for("update");
  const delegate = held.find((person) => person.id === to);
  if (!delegate?.ready) return false;
  return !delegate.workingHours || isWorking(delegate.workingHours, holidays, now().getTime());
}

async function give(tx: Transaction, seen: TicketRow, to: string, { from, digest }: Reassignment) {
  const assignee = { source: "person" as const, at: tx.now().toISOString(), by: from };
  const eventId = await writeAssignment(tx, seen, { personId: to, assignee, reason: "away", digest, publish: false });
  return { personId: to, eventId };
}

async function givenBefore(tx: Transaction, { id, assigneeId }: TicketRow, digest: string) {
  const event = assigneeId ? await findAssigned(tx, id, assigneeId) : undefined;
  return assigneeId && event?.digest === digest ? { personId: assigneeId, eventId: event.eventId } : null;
}
