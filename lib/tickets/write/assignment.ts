import { and, desc, eq, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { assignments, events, people } from "@/lib/db/schema";
import type { UnassignmentReason } from "@/lib/domain/event";
import { isBlockedByApproval, isTriaging, type Provenance } from "@/lib/domain/ticket";
import { AppError } from "@/lib/errors";
import type { Transaction } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { changeTicket, provenanceOf } from "./change-ticket";

type TeamChange = Pick<Partial<TicketRow>, "teamId">;

/**
 * Assigns a locked ticket and notifies the assignee unless they are the actor. Throws `conflict` if the assignee is
 * at capacity or an unassigned ticket waits for approval.
 */
export async function assignTo(
  tx: Transaction,
  ticket: TicketRow,
  personId: string,
  changes: TeamChange = {},
): Promise<void> {
  if (isBlockedByApproval(ticket.approval, ticket.assigneeId !== null))
    throw new AppError("conflict", "This ticket is waiting for approval. It can be assigned after that.");
  const assignee = provenanceOf(tx.actor, tx.now());
  await writeAssignment(tx, ticket, { personId, assignee, changes, publish: personId !== assignee.by });
}

interface NewAssignment {
  personId: string;
  assignee: Provenance;
  changes?: TeamChange;
  /** Set if the ticket moves because the previous assignee is away. */
  reason?: "away";
  digest?: string;
  publish: boolean;
}

/** Writes a new assignee with assignment and history. Returns the id of the `ticket/assigned` event. */
export async function writeAssignment(tx: Transaction, ticket: TicketRow, assignment: NewAssignment): Promise<string> {
  const { personId, assignee, changes, reason, digest, publish } = assignment;
  const at = tx.now();
  const provenance = { ...ticket.provenance, assignee };
  await changeTicket(tx, ticket, { ...changes, assigneeId: personId, provenance });
  const row = { id: newId(), ticketId: ticket.id, personId, source: "person" as const };
  await tx.db
    .insert(assignments)
    .values({ ...row, assignedBy: assignee.by, reason: reason && { code: "away" as const }, assignedAt: at });
  await tx.db.update(people).set({ lastAssignedAt: at }).where(eq(people.id, personId));
  return tx.record({
    type: "ticket/assigned",
    ticketId: ticket.id,
    personId,
    before: { personId: ticket.assigneeId },
    after: { personId, source: "person", reason: reason && { code: reason }, digest },
    publish,
  });
}

interface Unassignment {
  reason: UnassignmentReason;
  /** True sends the event, which starts routing. By default true unless the ticket is in triage. */
  publish?: boolean;
  changes?: TeamChange;
}

/**
 * Removes the assignee, so that routing chooses one. A ticket in triage is routed after it, because an automation
 * rule may still require approval.
 */
export async function clearAssignee(
  tx: Transaction,
  ticket: TicketRow,
  { reason, publish, changes }: Unassignment,
): Promise<void> {
  const { assignee: _, ...provenance } = ticket.provenance;
  await changeTicket(tx, ticket, { ...changes, assigneeId: null, provenance });
  await tx.record({
    type: "ticket/unassigned",
    ticketId: ticket.id,
    before: { personId: ticket.assigneeId },
    after: { reason },
    publish: publish ?? !isTriaging(ticket.triage),
  });
}

/** The latest `ticket/assigned` event for this ticket and person, so that a repeated job step finds what it did. */
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
