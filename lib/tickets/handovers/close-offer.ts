import { and, eq, type SQL, sql } from "drizzle-orm";
import { handovers, tickets } from "@/lib/db/schema";
import type { HandoverReason } from "@/lib/domain/event";
import { isActive } from "@/lib/domain/ticket";
import type { Transaction } from "@/lib/events/transact";
import type { TicketRow } from "@/lib/tickets/find-ticket";

/** Withdraws a ticket's open offer if the change ended, deleted or reassigned the ticket or moved it to that team. */
export async function closeSettledOffer(tx: Transaction, ticket: TicketRow, row: TicketRow): Promise<void> {
  if (row.deletedAt) await withdrawOpenOffer(tx, row.id, "deleted");
  else if (isActive(ticket.status) && !isActive(row.status)) await withdrawOpenOffer(tx, row.id, "ended");
  else if (row.assigneeId !== ticket.assigneeId) await withdrawOpenOffer(tx, row.id, "handed-on");
  else if (row.teamId && row.teamId !== ticket.teamId) await withdrawOpenOffer(tx, row.id, "moved", row.teamId);
}

/** After routing assigned a ticket: withdraws an offer to the team that the ticket already belongs to, and no other. */
export async function closeClaimedOffer(tx: Transaction, ticketId: string): Promise<void> {
  const teamId = sql`(select ${tickets.teamId} from ${tickets} where ${tickets.id} = ${ticketId})`;
  await withdrawOpenOffer(tx, ticketId, "moved", teamId);
}

/** Withdraws the ticket's open offer, with `teamId` only if it is to that team. Returns false if there is none. */
export async function withdrawOpenOffer(
  tx: Transaction,
  ticketId: string,
  reason: HandoverReason,
  teamId?: string | SQL,
): Promise<boolean> {
  const answeredBy = tx.actor.kind === "person" ? tx.actor.id : null;
  const [row] = await tx.db
    .update(handovers)
    .set({ state: "withdrawn", answeredBy, answeredAt: tx.now() })
    .where(
      and(
        eq(handovers.ticketId, ticketId),
        eq(handovers.state, "offered"),
        teamId ? eq(handovers.teamId, teamId) : undefined,
      ),
    )
    .returning({ id: handovers.id });
  if (!row) return false;
  const after = { handoverId: row.id, state: "withdrawn" as const, reason };
  await tx.record({ type: "ticket/handover.answered", ticketId, handoverId: row.id, after });
  return true;
}
