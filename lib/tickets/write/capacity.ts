import { and, eq, exists, inArray, isNull, lt, lte, ne, or, type SQL } from "drizzle-orm";
import { people, tickets } from "@/lib/db/schema";
import { ACTIVE_STATUSES } from "@/lib/domain/ticket";
import type { Transaction } from "@/lib/events/transact";

/** Who may get one more ticket: staff, not gone, under capacity. */
export function hasCapacity(): SQL {
  return and(ne(people.role, "user"), lt(people.activeTickets, people.capacity), isNull(people.deactivatedAt))!;
}

/** Whom the rule may give one at this moment: who has room and is not away. Working hours are the choice's affair. */
export function mayReceive(at: Date): SQL {
  const here = or(
    eq(people.availability, "available"),
    and(eq(people.availability, "away"), lte(people.awayUntil, at)),
  );
  return and(hasCapacity(), here)!;
}

/** A live ticket that nobody has and no approval holds back. */
export function isClaimable(): SQL {
  return and(
    isNull(tickets.assigneeId),
    isNull(tickets.deletedAt),
    inArray(tickets.status, [...ACTIVE_STATUSES]),
    inArray(tickets.approval, ["not_required", "approved"]),
  )!;
}

/** The queue: what can be claimed and has been read. What is still being read is routed by its own pipeline. */
export function isWaiting(): SQL {
  return and(isClaimable(), isTriaged())!;
}

/** As `isBeingRead`, the other way round. */
export function isTriaged(): SQL {
  return inArray(tickets.triage, ["done", "needs_review", "fallback"]);
}

/**
 * Wakes the queue because this person, who was full, has room again. One look-up where nobody waits or the person is
 * gone, and then nothing is written: a run of a function for each ticket that is resolved would be much for nothing.
 */
export async function notifyCapacityFreed(tx: Transaction, personId: string): Promise<void> {
  const waiting = tx.db.select({ id: tickets.id }).from(tickets).where(isWaiting());
  const [person] = await tx.db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, personId), mayReceive(tx.now()), exists(waiting)));
  if (person) await tx.record({ type: "person/availability.changed", personId, after: { room: true } });
}
