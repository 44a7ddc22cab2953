import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { findRejection } from "@/lib/tickets/approvals/queries";
import { type MailOutcome, SKIPPED, sendMail } from "./send-mail";
import { approvalRejected } from "./templates/approval-rejected";
import { loadMailTicket } from "./ticket-facts";

/** Notifies the requester of a rejected ticket, once per approval chain. Sends nothing if nobody rejected it. */
export async function notifyRejected(ctx: Context, input: { ticketId: string }): Promise<MailOutcome> {
  authorize(ctx.actor, "mail.send");
  const ticket = await loadMailTicket(ctx, input.ticketId);
  const rejection = ticket && (await findRejection(ctx, input));
  if (!ticket || !rejection) return SKIPPED;
  const { chainId, ...facts } = rejection;
  return sendMail(ctx, {
    eventId: chainId,
    recipientId: ticket.requesterId,
    kind: "approval-rejected",
    ticketId: ticket.id,
    write: ({ name }) => approvalRejected({ ...ticket, ...facts, name }),
  });
}
