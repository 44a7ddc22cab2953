import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { unlessGone } from "@/lib/tickets/find-ticket";
import { findHandover } from "@/lib/tickets/handover/queries";
import { SKIPPED, sendMail, type Told } from "./send-mail";
import { handoverAnswer } from "./templates/handover-answer";
import { loadTicket } from "./ticket-facts";

/** What became of an offer, to whoever made it; skipped where they ended it themselves or its ticket was deleted. */
export async function tellGiver(ctx: Context, input: { handoverId: string; eventId: string }): Promise<Told> {
  authorize(ctx.actor, "mail.send");
  const found = await findHandover(ctx, input.handoverId).catch(unlessGone);
  const ticket = found && (await loadTicket(ctx, found.ticketId));
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
