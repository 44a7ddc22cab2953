import { isStaff } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { withdrawChain } from "./approvals/end-chain";
import { lockTicket } from "./find-ticket";
import type { CancelTicketInput } from "./input";
import { getChangedTicket, type TicketDetails } from "./queries";
import { assertStatusMove, assertVersion, changeTicket, recordStatus } from "./write/change-ticket";

/** Ends a ticket without an answer: staff at any time while it lives, requesters their own before work starts. */
export async function cancelTicket(
  ctx: Context,
  input: CancelTicketInput & { ticket: string; version: number },
): Promise<TicketDetails> {
  authorize(ctx.actor, "ticket.cancel");
  return transact(ctx, async (tx) => {
    const seen = await lockTicket(tx, input.ticket);
    assertVersion(seen, input.version);
    assertStatusMove(seen, "cancelled");
    if (!isStaff(tx.actor) && seen.status !== "open") {
      throw new AppError("conflict", "Work on this ticket has begun. Reply that you no longer need it.");
    }
    const withdrawn = await withdrawChain(tx, seen);
    const row = await changeTicket(tx, seen, {
      ...withdrawn,
      status: "cancelled",
      closedAt: tx.now(),
      ...(input.reason ? { resolutionNotes: input.reason } : {}),
    });
    await recordStatus(tx, seen, row);
    return getChangedTicket(tx, seen.id);
  });
}
