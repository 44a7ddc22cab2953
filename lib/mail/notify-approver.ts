import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { idWithin } from "@/lib/ids";
import { tryConsume } from "@/lib/rate-limits/consume";
import { approvalMails } from "@/lib/rate-limits/limits";
import { findOpenRequest } from "@/lib/tickets/approvals/queries";
import { createApprovalLink } from "./create-approval-link";
import { type MailOutcome, SKIPPED, sendMail } from "./send-mail";
import { approvalRequest } from "./templates/approval-request";

/**
 * Emails one approver their own link to an approval request. A `reminderId`, the id of a history row, sends a reminder.
 * Sends nothing for a decided request. Above the rate limit `approvalMails`, the email waits.
 */
export async function notifyApprover(
  ctx: Context,
  input: { requestId: string; reminderId?: string },
): Promise<MailOutcome> {
  authorize(ctx.actor, "mail.send");
  const request = await findOpenRequest(ctx, { requestId: input.requestId });
  if (!request) return SKIPPED;
  return sendMail(ctx, {
    // Repeats of the same asking send one email.
    eventId: input.reminderId ?? idWithin(input.requestId, request.askedAt.toISOString()),
    recipientId: input.requestId,
    kind: input.reminderId ? "approval-reminder" : "approval-request",
    ticketId: request.ticketId,
    write: async ({ name, email }, tx) => {
      const waitMs = await tryConsume(tx, approvalMails(), `${request.requesterId} ${email}`);
      if (waitMs > 0) return { waitMs };
      const link = await createApprovalLink(tx, input.requestId);
      return approvalRequest({ ...request, ...link, name, isReminder: input.reminderId !== undefined });
    },
  });
}
