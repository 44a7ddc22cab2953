import { and, eq, exists, inArray, isNull, lt, lte, ne, or, type SQL } from "drizzle-orm";
import { people, tickets } from "@/lib/db/schema";
import { ACTIVE_STATUSES } from "@/lib/domain/ticket";
import type { Transaction } from "@/lib/events/transact";

/** Active staff below their capacity. */
export function hasCapacity(): SQL {
  return and(ne(people.role, "user"), lt(people.activeTickets, people.capacity), isNull(people.deactivatedAt))!;
}

/** Staff whom routing may choose now: below capacity and not away. Working hours are checked elsewhere. */
export function mayReceive(at: Date): SQL {
  const isPresent = or(
    eq(people.availability, "available"),
    and(eq(people.availability, "away"), lte(people.awayUntil, at)),
  );
  return and(hasCapacity(), isPresent)!;
}

/** Active tickets without an assignee that no approval blocks. */
export function isClaimable(): SQL {
  return and(
    isNull(tickets.assigneeId),
    isNull(tickets.deletedAt),
    inArray(tickets.status, [...ACTIVE_STATUSES]),
    inArray(tickets.approval, ["not_required", "approved"]),
  )!;
}

/** The queue: claimable tickets whose triage has finished. Unfinished ones are routed by their own pipeline. */
export function isWaiting(): SQL {
  return and(isClaimable(), isTriaged())!;
}

/** The opposite of `isTriaging`, in SQL. */
export function isTriaged(): SQL {
  return inArray(tickets.triage, ["done", "needs_review", "fallback"]);
}

/** Publishes nothing if no ticket waits or the person is away, to avoid a job run per resolved ticket. */
export async function notifyCapacityFreed(tx: Transaction, personId: string): Promise<void> {
  const waiting = tx.db.select({ id: tickets.id }).from(tickets).where(isWaiting());
  const [person] = await tx.db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, personId), mayReceive(tx.now()), exists(waiting)));
  if (person) await tx.record({ type: "person/availability.changed", personId, after: { room: true } });
}
