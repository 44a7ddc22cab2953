import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { lockTicket } from "@/lib/tickets/find-ticket";
import { unrestricted } from "@/lib/tickets/visible-tickets";
import { changeTicket } from "@/lib/tickets/write/change-ticket";
import { withdrawOpenOffer } from "./close-offer";
import { findHandover } from "./queries";

/**
 * Withdraws an open offer. Throws `forbidden` unless the actor made it or is an admin, and `conflict` if the offer
 * was already answered or withdrawn.
 */
export async function withdrawHandover(ctx: Context, input: { handover: string }): Promise<void> {
  authorize(ctx.actor, "ticket.assign");
  const { actor } = ctx;
  await transact(ctx, async (tx) => {
    const { handover, ticketId } = await findHandover(tx, input.handover);
    if (actor.kind === "person" && actor.role !== "admin" && actor.id !== handover.offeredBy.id) {
      throw new AppError("forbidden", `Only ${handover.offeredBy.name} or an admin can withdraw this offer.`);
    }
    // Unrestricted: senders who can't see the ticket otherwise may still withdraw their offer.
    const ticket = await lockTicket(tx, ticketId, unrestricted("offer"));
    const { handover: now } = await findHandover(tx, handover.id);
    if (now.state !== "offered" || !(await withdrawOpenOffer(tx, ticketId, "withdrawn"))) {
      throw new AppError("conflict", "This offer was already answered or withdrawn.", { kind: "answered-already" });
    }
    await changeTicket(tx, ticket, {});
  });
}
