import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { lockTicket } from "@/lib/tickets/find-ticket";
import { unrestricted } from "@/lib/tickets/visible-tickets";
import { changeTicket } from "@/lib/tickets/write/change-ticket";
import { withdrawOpenOffer } from "./close-offer";
import { findHandover } from "./queries";

/** Whoever made an offer, or an admin, takes it back while nobody has answered it; `conflict` after that. */
export async function withdrawHandover(ctx: Context, input: { handover: string }): Promise<void> {
  authorize(ctx.actor, "ticket.assign");
  const { actor } = ctx;
  await transact(ctx, async (tx) => {
    const { handover, ticketId } = await findHandover(tx, input.handover);
    if (actor.kind === "person" && actor.role !== "admin" && actor.id !== handover.offeredBy.id) {
      throw new AppError("forbidden", `Only ${handover.offeredBy.name} or an admin may take this offer back.`);
    }
    // Not by the asker's eyes: the offer may have been all that let them see it.
    const seen = await lockTicket(tx, ticketId, unrestricted("offer"));
    const { handover: now } = await findHandover(tx, handover.id);
    if (now.state !== "offered" || !(await withdrawOpenOffer(tx, ticketId, "withdrawn"))) {
      throw new AppError("conflict", "This offer was answered or taken back already.", { kind: "answered-already" });
    }
    await changeTicket(tx, seen, {});
  });
}
