import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { isActive, mayMoveTriage } from "@/lib/domain/ticket";
import { AppError } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { lockTicket } from "./find-ticket";
import { getChangedTicket, type TicketDetails } from "./queries";
import { changeTicket } from "./write/change-ticket";

/** Asks for another reading. What people set stays; the rest may change. `conflict` while one is under way. */
export async function requestTriage(ctx: Context, input: { ticket: string }): Promise<TicketDetails> {
  authorize(ctx.actor, "ticket.ask-triage");
  return transact(ctx, async (tx) => {
    const seen = await lockTicket(tx, input.ticket);
    if (!isActive(seen.status)) throw new AppError("conflict", `A ${seen.status} ticket is not read again.`);
    if (!mayMoveTriage(seen.triage, "pending")) throw new AppError("conflict", "This ticket is being read right now.");
    await changeTicket(tx, seen, { triage: "pending" });
    await tx.record({ type: "ticket/triage.requested", ticketId: seen.id });
    return getChangedTicket(tx, seen.id);
  });
}
