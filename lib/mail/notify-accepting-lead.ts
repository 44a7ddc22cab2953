import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { nullIfDeleted } from "@/lib/tickets/find-ticket";
import { findHandover } from "@/lib/tickets/handovers/queries";
import { forEachAdmin } from "./for-each-admin";
import { type MailOutcome, SKIPPED, sendMail } from "./send-mail";
import { handoverOffer, type OfferReason } from "./templates/handover-offer";
import { loadMailTicket } from "./ticket-facts";
import { withdrawMail } from "./withdraw-mail";

interface Call {
  handoverId: string;
  /** With the reader it names the mail for good: the same once more sends none. */
  eventId: string;
  call?: OfferReason;
}

/**
 * "A ticket is offered to your team": to its lead, or to every admin where it has no lead at work; the escalation goes
 * to every admin. Skipped, also where it was queued already, once the offer is answered or taken back.
 */
export async function notifyAcceptingLead(ctx: Context, input: Call): Promise<MailOutcome[]> {
  authorize(ctx.actor, "mail.send");
  const found = await findHandover(ctx, input.handoverId).catch(nullIfDeleted);
  const ticket = found && (await loadMailTicket(ctx, found.ticketId));
  if (!found || !ticket) return [];
  const { handover } = found;
  const { call = "first" } = input;
  const tell = async (recipientId: string): Promise<MailOutcome> => {
    const name = { eventId: input.eventId, recipientId, kind: "handover-offer" as const };
    if (handover.state !== "offered") {
      await withdrawMail(ctx, name);
      return SKIPPED;
    }
    const isLead = handover.taker !== null && call !== "escalation";
    return sendMail(ctx, {
      ...name,
      ticketId: ticket.id,
      write: (recipient) => handoverOffer({ ...ticket, ...factsOf(handover), name: recipient.name, isLead, call }),
    });
  };
  return handover.taker && call !== "escalation" ? [await tell(handover.taker.id)] : forEachAdmin(ctx, tell);
}

type Handover = Awaited<ReturnType<typeof findHandover>>["handover"];

function factsOf({ team, person, offeredBy, note }: Handover) {
  return { team: team.name, person: person?.name ?? null, giver: offeredBy.name, note };
}
