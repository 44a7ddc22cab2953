import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { nullIfDeleted } from "@/lib/tickets/find-ticket";
import { findHandover } from "@/lib/tickets/handovers/queries";
import { forEachAdmin } from "./for-each-admin";
import { type MailOutcome, SKIPPED, sendMail } from "./send-mail";
import { handoverOffer, type OfferReason } from "./templates/handover-offer";
import { loadMailTicket } from "./ticket-facts";
import { withdrawMail } from "./withdraw-mail";

interface OfferNotice {
  handoverId: string;
  /** Identifies the email together with the recipient. */
  eventId: string;
  call?: OfferReason;
}

/**
 * Emails an offer to the lead of the team that the ticket is offered to. Every admin gets it instead if no lead is
 * available or if the offer escalates. Nobody gets it once the offer is answered or withdrawn.
 */
export async function notifyAcceptingLead(ctx: Context, input: OfferNotice): Promise<MailOutcome[]> {
  authorize(ctx.actor, "mail.send");
  const found = await findHandover(ctx, input.handoverId).catch(nullIfDeleted);
  const ticket = found && (await loadMailTicket(ctx, found.ticketId));
  if (!found || !ticket) return [];
  const { handover } = found;
  const { call = "first" } = input;
  const notify = async (recipientId: string): Promise<MailOutcome> => {
    const key = { eventId: input.eventId, recipientId, kind: "handover-offer" as const };
    if (handover.state !== "offered") {
      await withdrawMail(ctx, key);
      return SKIPPED;
    }
    const isLead = handover.taker !== null && call !== "escalation";
    return sendMail(ctx, {
      ...key,
      ticketId: ticket.id,
      write: (recipient) => handoverOffer({ ...ticket, ...factsOf(handover), name: recipient.name, isLead, call }),
    });
  };
  return handover.taker && call !== "escalation" ? [await notify(handover.taker.id)] : forEachAdmin(ctx, notify);
}

type Handover = Awaited<ReturnType<typeof findHandover>>["handover"];

function factsOf({ team, person, offeredBy, note }: Handover) {
  return { team: team.name, person: person?.name ?? null, sender: offeredBy.name, note };
}
