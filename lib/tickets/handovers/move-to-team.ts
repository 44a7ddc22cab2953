import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { people, teamMembers } from "@/lib/db/schema";
import { isHeldForApproval } from "@/lib/domain/ticket";
import type { Transaction } from "@/lib/events/transact";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { assignTo, clearAssignee } from "@/lib/tickets/write/assignment";
import { hasCapacity } from "@/lib/tickets/write/capacity";
import { changeTicket } from "@/lib/tickets/write/change-ticket";

/**
 * Moves a ticket to another team: to the person who was named, if they are in it and have room at this moment, else to
 * nobody, and routing looks for an owner in that team, once approvals are through. `insists`: to that person, in the
 * team or not, or `conflict`.
 */
export async function moveToTeam(
  tx: Transaction,
  seen: TicketRow,
  { teamId, personId, insists }: { teamId: string; personId: string | null; insists?: boolean },
): Promise<void> {
  const waits = isHeldForApproval(seen.approval, seen.assigneeId !== null);
  const fits = personId !== null && (insists || (!waits && (await canHave(tx, seen, personId, teamId))));
  const named = fits ? personId : null;
  if (named !== null && named === seen.assigneeId) return void (await changeTicket(tx, seen, { teamId }));
  if (named !== null) return assignTo(tx, seen, named, { teamId });
  await clearAssignee(tx, seen, { reason: { code: "handover" }, more: { teamId } });
}

/** Held until the end, in the order that all writers keep: the room that was seen is there when the ticket takes it. */
async function canHave(tx: Transaction, seen: TicketRow, personId: string, teamId: string): Promise<boolean> {
  const both = [personId, ...(seen.assigneeId ? [seen.assigneeId] : [])];
  await tx.db
    .select({ id: people.id })
    .from(people)
    .where(inArray(people.id, both))
    .orderBy(asc(people.id))
    .for("update");
  const fits = personId === seen.assigneeId ? isNull(people.deactivatedAt) : hasCapacity();
  const rows = await tx.db
    .select({ id: people.id })
    .from(people)
    .innerJoin(teamMembers, and(eq(teamMembers.personId, people.id), eq(teamMembers.teamId, teamId)))
    .where(and(eq(people.id, personId), fits));
  return rows.length > 0;
}
