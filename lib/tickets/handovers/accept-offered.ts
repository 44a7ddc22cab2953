import { and, eq, sql } from "drizzle-orm";
import { handovers, teamMembers } from "@/lib/db/schema";
import type { Transaction } from "@/lib/events/transact";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { moveToTeam } from "./move-to-team";

/**
 * A lead who simply takes a ticket that is offered to their team has answered the offer: it is theirs, and their team's.
 * False where there is no such offer, and then nothing was done.
 */
export async function acceptOffered(tx: Transaction, seen: TicketRow, personId: string): Promise<boolean> {
  const isLead = sql`select 1 from ${teamMembers} where ${teamMembers.teamId} = ${handovers.teamId} and ${teamMembers.personId} = ${personId} and ${teamMembers.lead}`;
  const [offer] = await tx.db
    .update(handovers)
    .set({ state: "taken", answeredBy: personId, answeredAt: tx.now() })
    .where(and(eq(handovers.ticketId, seen.id), eq(handovers.state, "offered"), sql`exists (${isLead})`))
    .returning({ id: handovers.id, teamId: handovers.teamId });
  if (!offer) return false;
  const after = { handoverId: offer.id, state: "taken" as const };
  await tx.record({ type: "ticket/handover.answered", ticketId: seen.id, handoverId: offer.id, after });
  await moveToTeam(tx, seen, { teamId: offer.teamId, personId, insists: true });
  return true;
}
