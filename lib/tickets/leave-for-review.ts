import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { isActive, isTriaging } from "@/lib/domain/ticket";
import { transact } from "@/lib/events/transact";
import { holdForApproval } from "./approvals/required-steps";
import { lockTicket, nullIfDeleted } from "./find-ticket";
import { applyRules } from "./write/apply-rules";
import { changeTicket } from "./write/change-ticket";

/**
 * Puts a ticket into the review inbox after its triage failed. Automation rules still run. Returns false if the
 * ticket is deleted or not active.
 */
export async function leaveForReview(ctx: Context, input: { ticketId: string }): Promise<boolean> {
  authorize(ctx.actor, "ticket.ask-triage");
  return transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, input.ticketId).catch(nullIfDeleted);
    if (!ticket || !isActive(ticket.status)) return false;
    const fallback = { ...(await holdForApproval(tx, ticket)), triage: "fallback" as const };
    await applyRules(tx, isTriaging(ticket.triage) ? await changeTicket(tx, ticket, fallback) : ticket);
    const after = { reason: { code: "pipeline-failed" } } as const;
    await tx.record({ type: "ticket/left.for.review", ticketId: ticket.id, after });
    return true;
  });
}
