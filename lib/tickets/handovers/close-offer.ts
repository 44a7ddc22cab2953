import { and, eq, type SQL, sql } from "drizzle-orm";
import { handovers, tickets } from "@/lib/db/schema";
import type { HandoverReason } from "@/lib/domain/event";
import { isActive } from "@/lib/domain/ticket";
import type { Transaction } from "@/lib/events/transact";
import type { TicketRow } from "@/lib/tickets/find-ticket";

/**
 * Takes back the offer that a change of its ticket has settled: the ticket ended or was deleted, somebody else got it,
 * or it is with that team by now. One conditional statement, beside the change itself.
 */
export async function closeSettledOffer(tx: Transaction, seen: TicketRow, row: TicketRow): Promise<void> {
  if (row.deletedAt) await withdrawOpenOffer(tx, row.id, "deleted");
  else if (isActive(seen.status) && !isActive(row.status)) await withdrawOpenOffer(tx, row.id, "ended");
  else if (row.assigneeId !== seen.assigneeId) await withdrawOpenOffer(tx, row.id, "handed-on");
  else if (row.teamId && row.teamId !== seen.teamId) await withdrawOpenOffer(tx, row.id, "moved", row.teamId);
}

/** Routing found an owner: what was offered to the very team that has the ticket is with them by now. Other offers stay. */
export async function closeClaimedOffer(tx: Transaction, ticketId: string): Promise<void> {
  await withdrawOpenOffer(
    tx,
    ticketId,
    "moved",
    sql`(select ${tickets.teamId} from ${tickets} where ${tickets.id} = ${ticketId})`,
  );
}

/** Takes back the ticket's open offer, if there is one; with `teamId` only one to that team. Whether it did. */
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
