import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { people, teamMembers } from "@/lib/db/schema";
import { isBlockedByApproval } from "@/lib/domain/ticket";
import type { Transaction } from "@/lib/events/transact";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { assignTo, clearAssignee } from "@/lib/tickets/write/assignment";
import { hasCapacity } from "@/lib/tickets/write/capacity";
import { changeTicket } from "@/lib/tickets/write/change-ticket";

/**
 * Moves a ticket to a team. It assigns the named person if they are in that team and below capacity, else it leaves
 * the choice to routing. With `insists` only this person will do: throws `conflict` if they can't take it.
 */
export async function moveToTeam(
  tx: Transaction,
  ticket: TicketRow,
  { teamId, personId, insists }: { teamId: string; personId: string | null; insists?: boolean },
): Promise<void> {
  const isHeld = isBlockedByApproval(ticket.approval, ticket.assigneeId !== null);
  const fits = personId !== null && (insists || (!isHeld && (await lockFitting(tx, ticket, personId, teamId))));
  const assigneeId = fits ? personId : null;
  if (assigneeId !== null && assigneeId === ticket.assigneeId) return void (await changeTicket(tx, ticket, { teamId }));
  if (assigneeId !== null) return assignTo(tx, ticket, assigneeId, { teamId });
  await clearAssignee(tx, ticket, { reason: { code: "handover" }, changes: { teamId } });
}

/** Locks both assignees in id order, so that nobody else uses the capacity first. */
async function lockFitting(tx: Transaction, ticket: TicketRow, personId: string, teamId: string): Promise<boolean> {
  const personIds = [personId, ...(ticket.assigneeId ? [ticket.assigneeId] : [])];
  await tx.db
    .select({ id: people.id })
    .from(people)
    .where(inArray(people.id, personIds))
    .orderBy(asc(people.id))
    .for("update");
  const fits = personId === ticket.assigneeId ? isNull(people.deactivatedAt) : hasCapacity();
  const rows = await tx.db
    .select({ id: people.id })
    .from(people)
    .innerJoin(teamMembers, and(eq(teamMembers.personId, people.id), eq(teamMembers.teamId, teamId)))
    .where(and(eq(people.id, personId), fits));
  return rows.length > 0;
}
