import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { isActive, isTriaging } from "@/lib/domain/ticket";
import { type Transaction, transact } from "@/lib/events/transact";
import { holdForApproval } from "./approvals/required-steps";
import { lockTicket, nullIfDeleted, type TicketRow } from "./find-ticket";
import { applyRules } from "./write/apply-rules";
import { changeTicket } from "./write/change-ticket";

/** Leaves a ticket to a person after failed triage; automation rules still run. False if it is no longer active. */
export async function leaveForReview(ctx: Context, input: { ticketId: string }): Promise<boolean> {
  authorize(ctx.actor, "ticket.ask-triage");
  return transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, input.ticketId).catch(nullIfDeleted);
    if (!ticket || !isActive(ticket.status)) return false;
    await applyRules(tx, isTriaging(ticket.triage) ? await setFallback(tx, ticket) : ticket);
    await tx.record({
      type: "ticket/left.for.review",
      ticketId: ticket.id,
      after: { reason: { code: "pipeline-failed" } },
    });
    return true;
  });
}

async function setFallback(tx: Transaction, ticket: TicketRow): Promise<TicketRow> {
  return changeTicket(tx, ticket, { ...(await holdForApproval(tx, ticket)), triage: "fallback" });
}
