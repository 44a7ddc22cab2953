import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { type MailOutcome, SKIPPED, sendMail } from "./send-mail";
import { requesterConfirmation } from "./templates/requester-confirmation";
import { loadMailTicket } from "./ticket-facts";

/** Confirms the ticket to the requester, without any facts for staff. Skipped for cancelled tickets. */
export async function notifyRequester(
  ctx: Context,
  input: { ticketId: string; eventId: string },
): Promise<MailOutcome> {
  authorize(ctx.actor, "mail.send");
  const ticket = await loadMailTicket(ctx, input.ticketId);
  if (!ticket || ticket.status === "cancelled") return SKIPPED;
  return sendMail(ctx, {
    eventId: input.eventId,
    recipientId: ticket.requesterId,
    kind: "requester-confirmation",
    ticketId: ticket.id,
    write: ({ name }) =>
      requesterConfirmation({
        name,
        number: ticket.number,
        title: ticket.provenance.title?.source === "requester" ? ticket.title : null,
        description: ticket.description,
        assigneeName: ticket.assigneeName,
        ticketUrl: ticket.ticketUrl,
      }),
  });
}
