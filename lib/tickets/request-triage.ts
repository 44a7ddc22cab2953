import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { isActive, mayMoveTriage } from "@/lib/domain/ticket";
import { AppError } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { lockTicket } from "./find-ticket";
import { getChangedTicket, type TicketDetails } from "./queries";
import { changeTicket } from "./write/change-ticket";

/**
 * Starts triage of a ticket again. Values that people set stay. Throws `conflict` if triage is already running or the
 * ticket is not active.
 */
export async function requestTriage(ctx: Context, input: { ticket: string }): Promise<TicketDetails> {
  authorize(ctx.actor, "ticket.ask-triage");
  return transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, input.ticket);
    if (!isActive(ticket.status)) throw new AppError("conflict", `AI triage can't run on a ${ticket.status} ticket.`);
    if (!mayMoveTriage(ticket.triage, "pending"))
      throw new AppError("conflict", "AI triage is already running on this ticket.");
    await changeTicket(tx, ticket, { triage: "pending" });
    await tx.record({ type: "ticket/triage.requested", ticketId: ticket.id });
    return getChangedTicket(tx, ticket.id);
  });
}
