import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { readRejection } from "@/lib/tickets/approval/queries";
import { SKIPPED, sendMail, type Told } from "./send-mail";
import { approvalRejected } from "./templates/approval-rejected";
import { loadTicket } from "./ticket-facts";

/** "Not approved", to the requester, with what the approver said: one mail a chain. Skipped where nobody said no. */
export async function tellRejected(ctx: Context, input: { ticketId: string }): Promise<Told> {
  authorize(ctx.actor, "mail.send");
  const ticket = await loadTicket(ctx, input.ticketId);
  const rejection = ticket && (await readRejection(ctx, input));
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
