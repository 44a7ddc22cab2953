import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { unlessGone } from "@/lib/tickets/find-ticket";
import { findHandover } from "@/lib/tickets/handover/queries";
import { eachAdmin } from "./each-admin";
import { SKIPPED, sendMail, type Told } from "./send-mail";
import { handoverOffer } from "./templates/handover-offer";
import { loadTicket } from "./ticket-facts";
import { withdrawMail } from "./withdraw-mail";

/**
 * "A ticket is offered to your team": to its lead, or to every admin where it has no lead at work. Skipped, also where
 * it was queued already, once the offer is answered or taken back.
 */
export async function tellTaker(ctx: Context, input: { handoverId: string; eventId: string }): Promise<Told[]> {
  authorize(ctx.actor, "mail.send");
  const found = await findHandover(ctx, input.handoverId).catch(unlessGone);
  const ticket = found && (await loadTicket(ctx, found.ticketId));
  if (!found || !ticket) return [];
  const { handover } = found;
  const tell = async (recipientId: string): Promise<Told> => {
    const name = { eventId: input.eventId, recipientId, kind: "handover-offer" as const };
    if (handover.state !== "offered") {
      await withdrawMail(ctx, name);
      return SKIPPED;
    }
    const isLead = handover.taker !== null;
    return sendMail(ctx, {
      ...name,
      ticketId: ticket.id,
      write: (recipient) => handoverOffer({ ...ticket, ...factsOf(handover), name: recipient.name, isLead }),
    });
  };
  return handover.taker ? [await tell(handover.taker.id)] : eachAdmin(ctx, tell);
}

type Handover = Awaited<ReturnType<typeof findHandover>>["handover"];

function factsOf({ team, person, offeredBy, note }: Handover) {
  return { team: team.name, person: person?.name ?? null, giver: offeredBy.name, note };
}
