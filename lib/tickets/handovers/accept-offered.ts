import { and, eq } from "drizzle-orm";
import { handovers } from "@/lib/db/schema";
import type { Transaction } from "@/lib/events/transact";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { isLeadOfOffered } from "./accepting-lead";
import { moveToTeam } from "./move-to-team";

/**
 * Accepts the ticket's offer to a team that this person leads: the ticket moves to that team and the person becomes
 * its assignee. Returns false if there is no such offer.
 */
export async function acceptOffered(tx: Transaction, ticket: TicketRow, personId: string): Promise<boolean> {
  const [offer] = await tx.db
    .update(handovers)
    .set({ state: "taken", answeredBy: personId, answeredAt: tx.now() })
    .where(and(eq(handovers.ticketId, ticket.id), eq(handovers.state, "offered"), isLeadOfOffered(personId)))
    .returning({ id: handovers.id, teamId: handovers.teamId });
  if (!offer) return false;
  const after = { handoverId: offer.id, state: "taken" as const };
  await tx.record({ type: "ticket/handover.answered", ticketId: ticket.id, handoverId: offer.id, after });
  await moveToTeam(tx, ticket, { teamId: offer.teamId, personId, insists: true });
  return true;
}
