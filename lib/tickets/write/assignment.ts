import { and, desc, eq, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { assignments, events, people } from "@/lib/db/schema";
import type { UnassignmentReason } from "@/lib/domain/event";
import { isHeldForApproval, isTriaging, type Provenance } from "@/lib/domain/ticket";
import { AppError } from "@/lib/errors";
import type { Transaction } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { changeTicket, provenanceOf } from "./change-ticket";

/**
 * Somebody gives a ticket to a person, who is told unless they took it themselves. `more` is what changes with it.
 * `conflict` when they have no room, and for a ticket that waits for approval.
 */
export async function assignTo(
  tx: Transaction,
  seen: TicketRow,
  personId: string,
  more: Pick<Partial<TicketRow>, "teamId"> = {},
): Promise<void> {
  if (isHeldForApproval(seen.approval, seen.assigneeId !== null))
    throw new AppError("conflict", "This ticket waits for approval. It gets an owner after that.");
  const assignee = provenanceOf(tx.actor, tx.now());
  await writeAssignment(tx, seen, { personId, assignee, more, publish: personId !== assignee.by });
}

interface Gift {
  personId: string;
  /** How the new owner is marked, with who gave it to them. */
  assignee: Provenance;
  more?: Pick<Partial<TicketRow>, "teamId">;
  /** Where no hand but an absence gave it. */
  reason?: "away";
  /** One mail of many tells the new owner: see `handOnTicket`. */
  digest?: string;
  publish: boolean;
}

/**
 * What every handing over by a person writes: the new owner, their open assignment and the history. Answers the id of
 * the `ticket/assigned` event.
 */
export async function writeAssignment(tx: Transaction, seen: TicketRow, gift: Gift): Promise<string> {
  const { personId, assignee, more, reason, digest, publish } = gift;
  const at = tx.now();
  const provenance = { ...seen.provenance, assignee };
  await changeTicket(tx, seen, { ...more, assigneeId: personId, provenance });
  const row = { id: newId(), ticketId: seen.id, personId, source: "person" as const };
  await tx.db
    .insert(assignments)
    .values({ ...row, assignedBy: assignee.by, reason: reason && { code: "away" as const }, assignedAt: at });
  await tx.db.update(people).set({ lastAssignedAt: at }).where(eq(people.id, personId));
  return tx.record({
    type: "ticket/assigned",
    ticketId: seen.id,
    personId,
    before: { personId: seen.assigneeId },
    after: { personId, source: "person", reason: reason && { code: reason }, digest },
    publish,
  });
}

interface Taking {
  reason: UnassignmentReason;
  /** Whether routing looks for an owner by this; unless said, it does for what has been read. */
  publish?: boolean;
  more?: Pick<Partial<TicketRow>, "teamId">;
}

/**
 * Leaves a ticket to nobody, whether it had an owner or not. What is still being read is routed behind its reading: a
 * custom rule may yet ask for approval. `more` is what changes with it.
 */
export async function clearAssignee(
  tx: Transaction,
  seen: TicketRow,
  { reason, publish, more }: Taking,
): Promise<void> {
  const { assignee: _, ...provenance } = seen.provenance;
  await changeTicket(tx, seen, { ...more, assigneeId: null, provenance });
  await tx.record({
    type: "ticket/unassigned",
    ticketId: seen.id,
    before: { personId: seen.assigneeId },
    after: { reason },
    publish: publish ?? !isTriaging(seen.triage),
  });
}

/**
 * The `ticket/assigned` event by which somebody last got a ticket, and the digest that tells of it, where one does: a
 * repeated step finds what it has done.
 */
export async function findAssigned(
  { db }: Pick<Context, "db">,
  ticketId: string,
  personId: string,
): Promise<{ eventId: string; digest: string | null } | undefined> {
  const [event] = await db
    .select({ eventId: events.id, digest: sql<string | null>`${events.after}->>'digest'` })
    .from(events)
    .where(and(eq(events.ticketId, ticketId), eq(events.type, "ticket/assigned"), eq(events.personId, personId)))
    .orderBy(desc(events.id))
    .limit(1);
  return event;
}
