import { and, eq, exists, inArray, isNull, lt, lte, ne, or, type SQL } from "drizzle-orm";
import { people, tickets } from "@/lib/db/schema";
import { ACTIVE_STATUSES } from "@/lib/domain/ticket";
import type { Transaction } from "@/lib/events/transact";

/** SQL for active staff with fewer active tickets than their capacity. */
export function hasCapacity(): SQL {
  return and(ne(people.role, "user"), lt(people.activeTickets, people.capacity), isNull(people.deactivatedAt))!;
}

/** SQL for staff below capacity who are not away. Working hours and holidays are not checked. */
export function mayReceive(at: Date): SQL {
  return and(hasCapacity(), or(eq(people.availability, "available"), lte(people.awayUntil, at)))!;
}

/** SQL for active tickets that have no assignee and wait for no approval. */
export function isClaimable(): SQL {
  return and(
    isNull(tickets.assigneeId),
    isNull(tickets.deletedAt),
    inArray(tickets.status, [...ACTIVE_STATUSES]),
    inArray(tickets.approval, ["not_required", "approved"]),
  )!;
}

/** SQL for the queue: claimable tickets after triage. A ticket in triage is routed later, by its own job run. */
export function isWaiting(): SQL {
  return and(isClaimable(), isTriaged())!;
}

/** SQL for tickets after triage: the opposite of `isTriaging`. */
export function isTriaged(): SQL {
  return inArray(tickets.triage, ["done", "needs_review", "fallback"]);
}

/**
 * Sends an event, which starts routing, when a person can take a ticket again. Sends none if the person is away or no
 * ticket waits, because the job would have nothing to do.
 */
export async function notifyCapacityFreed(tx: Transaction, personId: string): Promise<void> {
  const waiting = tx.db.select({ id: tickets.id }).from(tickets).where(isWaiting());
  const [person] = await tx.db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, personId), mayReceive(tx.now()), exists(waiting)));
  if (person) await tx.record({ type: "person/availability.changed", personId, after: { room: true } });
}
