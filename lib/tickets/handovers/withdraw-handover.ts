import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { lockTicket } from "@/lib/tickets/find-ticket";
import { unrestricted } from "@/lib/tickets/visible-tickets";
import { changeTicket } from "@/lib/tickets/write/change-ticket";
import { withdrawOpenOffer } from "./close-offer";
import { findHandover } from "./queries";

/** Withdraws an open offer: only its sender or an admin. `conflict` once answered. */
export async function withdrawHandover(ctx: Context, input: { handover: string }): Promise<void> {
  authorize(ctx.actor, "ticket.assign");
  const { actor } = ctx;
  await transact(ctx, async (tx) => {
    const { handover, ticketId } = await findHandover(tx, input.handover);
    if (actor.kind === "person" && actor.role !== "admin" && actor.id !== handover.offeredBy.id) {
      throw new AppError("forbidden", `Only ${handover.offeredBy.name} or an admin can withdraw this offer.`);
    }
    // The offer may be the sender's only right to see the ticket.
    const ticket = await lockTicket(tx, ticketId, unrestricted("offer"));
    const { handover: now } = await findHandover(tx, handover.id);
    if (now.state !== "offered" || !(await withdrawOpenOffer(tx, ticketId, "withdrawn"))) {
      throw new AppError("conflict", "This offer was already answered or withdrawn.", { kind: "answered-already" });
    }
    await changeTicket(tx, ticket, {});
  });
}
