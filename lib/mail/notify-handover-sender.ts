import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { nullIfDeleted } from "@/lib/tickets/find-ticket";
import { findHandover } from "@/lib/tickets/handovers/queries";
import { type MailOutcome, SKIPPED, sendMail } from "./send-mail";
import { handoverAnswer } from "./templates/handover-answer";
import { loadMailTicket } from "./ticket-facts";

/** Notifies the sender of an offer about the answer. Skipped if they withdrew it or the ticket is deleted. */
export async function notifyHandoverSender(
  ctx: Context,
  input: { handoverId: string; eventId: string },
): Promise<MailOutcome> {
  authorize(ctx.actor, "mail.send");
  const offer = await findHandover(ctx, input.handoverId).catch(nullIfDeleted);
  const ticket = offer && (await loadMailTicket(ctx, offer.ticketId));
  if (!offer || !ticket) return SKIPPED;
  const { state, offeredBy, answeredBy, team, answerNote } = offer.handover;
  if (state === "offered" || answeredBy?.id === offeredBy.id) return SKIPPED;
  const facts = { ...ticket, state, team: team.name, answeredBy: answeredBy?.name ?? "Signalbox", answerNote };
  return sendMail(ctx, {
    eventId: input.eventId,
    recipientId: offeredBy.id,
    kind: "handover-answer",
    ticketId: ticket.id,
    write: (recipient) => handoverAnswer({ ...facts, name: recipient.name }),
  });
}
