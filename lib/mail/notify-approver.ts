import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { idWithin } from "@/lib/ids";
import { tryConsume } from "@/lib/rate-limits/consume";
import { approvalMails } from "@/lib/rate-limits/limits";
import { findOpenRequest } from "@/lib/tickets/approvals/queries";
import { createApprovalLink } from "./create-approval-link";
import { type MailOutcome, SKIPPED, sendMail } from "./send-mail";
import { approvalRequest } from "./templates/approval-request";

/** `held`: this approver has had enough mails about one requester's tickets; in that many milliseconds the next may go. */
export type ApproverMailOutcome = MailOutcome | { state: "held"; mailId?: undefined; waitMs: number };

/**
 * Asks one approver by mail, with the facts and a link of their own; with `reminderId` once more. Skipped where nobody
 * waits for their word any more, held, with nothing written, above `approvalMails`. Mails that are queued by then are
 * suppressed when they would leave.
 */
export async function notifyApprover(
  ctx: Context,
  input: { requestId: string /** The history row of a reminder. */; reminderId?: string },
): Promise<ApproverMailOutcome> {
  authorize(ctx.actor, "mail.send");
  const asked = await findOpenRequest(ctx, { requestId: input.requestId });
  if (!asked) return SKIPPED;
  let waitMs = 0;
  return sendMail(ctx, {
    // What the mail tells of is that they were asked at that moment: however often it is asked for, there is one.
    eventId: input.reminderId ?? idWithin(input.requestId, asked.askedAt.toISOString()),
    recipientId: input.requestId,
    kind: input.reminderId ? "approval-reminder" : "approval-request",
    ticketId: asked.ticketId,
    write: async ({ name, email }, tx) => {
      waitMs = await tryConsume(tx, approvalMails(), `${asked.requesterId} ${email}`);
      // Undoes the row as well, so that it is written when its turn comes.
      if (waitMs > 0) throw new Error("This approver has had enough mails for now.");
      const link = await createApprovalLink(tx, input.requestId);
      return approvalRequest({ ...asked, ...link, name, again: input.reminderId !== undefined });
    },
  }).catch((error) => {
    if (waitMs > 0) return { state: "held", waitMs };
    throw error;
  });
}
