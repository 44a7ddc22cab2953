import { isStaff } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { withdrawChain } from "./approvals/end-chain";
import { lockTicket } from "./find-ticket";
import type { CancelTicketInput } from "./input";
import { getChangedTicket, type TicketDetails } from "./queries";
import { assertStatusMove, assertVersion, moveStatus } from "./write/change-ticket";

/**
 * Cancels a ticket: staff an active one, requesters only their own open one. Throws `conflict` for another status,
 * `stale` on an old version.
 */
export async function cancelTicket(
  ctx: Context,
  input: CancelTicketInput & { ticket: string; version: number },
): Promise<TicketDetails> {
  authorize(ctx.actor, "ticket.cancel");
  return transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, input.ticket);
    assertVersion(ticket, input.version);
    assertStatusMove(ticket, "cancelled");
    if (!isStaff(tx.actor) && ticket.status !== "open") {
      throw new AppError("conflict", "Work on this ticket has already started. Reply to say you no longer need it.");
    }
    const withdrawn = await withdrawChain(tx, ticket);
    await moveStatus(tx, ticket, {
      ...withdrawn,
      status: "cancelled",
      closedAt: tx.now(),
      ...(input.reason ? { resolutionNotes: input.reason } : {}),
    });
    return getChangedTicket(tx, ticket.id);
  });
}
