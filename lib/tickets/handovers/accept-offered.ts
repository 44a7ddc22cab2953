import { and, eq, sql } from "drizzle-orm";
import { handovers, teamMembers } from "@/lib/db/schema";
import type { Transaction } from "@/lib/events/transact";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { moveToTeam } from "./move-to-team";

/** A lead who takes a ticket offered to their team accepts the offer. False if there is none. */
export async function acceptOffered(tx: Transaction, ticket: TicketRow, personId: string): Promise<boolean> {
  const isLead = sql`select 1 from ${teamMembers} where ${teamMembers.teamId} = ${handovers.teamId} and ${teamMembers.personId} = ${personId} and ${teamMembers.lead}`;
  const [offer] = await tx.db
    .update(handovers)
    .set({ state: "taken", answeredBy: personId, answeredAt: tx.now() })
    .where(and(eq(handovers.ticketId, ticket.id), eq(handovers.state, "offered"), sql`exists (${isLead})`))
    .returning({ id: handovers.id, teamId: handovers.teamId });
  if (!offer) return false;
  const after = { handoverId: offer.id, state: "taken" as const };
  await tx.record({ type: "ticket/handover.answered", ticketId: ticket.id, handoverId: offer.id, after });
  await moveToTeam(tx, ticket, { teamId: offer.teamId, personId, insists: true });
  return true;
}
