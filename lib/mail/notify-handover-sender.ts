import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { nullIfDeleted } from "@/lib/tickets/find-ticket";
import { findHandover } from "@/lib/tickets/handovers/queries";
import { type MailOutcome, SKIPPED, sendMail } from "./send-mail";
import { handoverAnswer } from "./templates/handover-answer";
import { loadMailTicket } from "./ticket-facts";

/** What became of an offer, to whoever made it; skipped where they ended it themselves or its ticket was deleted. */
export async function notifyHandoverSender(
  ctx: Context,
  input: { handoverId: string; eventId: string },
): Promise<MailOutcome> {
  authorize(ctx.actor, "mail.send");
  const found = await findHandover(ctx, input.handoverId).catch(nullIfDeleted);
  const ticket = found && (await loadMailTicket(ctx, found.ticketId));
  if (!found || !ticket) return SKIPPED;
  const { state, offeredBy, answeredBy, team, answerNote } = found.handover;
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
