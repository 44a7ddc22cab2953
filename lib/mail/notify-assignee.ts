import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { type MailOutcome, SKIPPED, sendMail } from "./send-mail";
import { assigneeNotice } from "./templates/assignee-notice";
import { loadMailTicket, namesOfSkills } from "./ticket-facts";
import { withdrawMail } from "./withdraw-mail";

/** Notifies the new assignee. Skipped and withdrawn once the ticket is cancelled, deleted or reassigned. */
export async function notifyAssignee(
  ctx: Context,
  input: { ticketId: string; eventId: string; personId: string },
): Promise<MailOutcome> {
  authorize(ctx.actor, "mail.send");
  const key = { eventId: input.eventId, recipientId: input.personId, kind: "assignee-notice" as const };
  const ticket = await loadMailTicket(ctx, input.ticketId);
  if (!ticket || ticket.status === "cancelled" || ticket.assigneeId !== input.personId) {
    await withdrawMail(ctx, key);
    return SKIPPED;
  }
  const skills = await namesOfSkills(ctx, ticket.skills);
  return sendMail(ctx, {
    ...key,
    ticketId: ticket.id,
    write: (recipient) => assigneeNotice({ ...ticket, skills, name: recipient.name }),
  });
}
