import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { isActive, isTriaging } from "@/lib/domain/ticket";
import { type Transaction, transact } from "@/lib/events/transact";
import { holdForApproval } from "./approvals/hold-for-approval";
import { lockTicket, nullIfDeleted, type TicketRow } from "./find-ticket";
import { applyRules } from "./write/apply-rules";
import { changeTicket } from "./write/change-ticket";

/**
 * What happens when the pipeline gives up: the ticket stops waiting for it and says in its history why, so that a
 * person takes over. Values that were already written stay; the custom rules are held against what is there. Returns
 * false when nothing was left to take over.
 */
export async function leaveForReview(ctx: Context, input: { ticketId: string }): Promise<boolean> {
  authorize(ctx.actor, "ticket.ask-triage");
  return transact(ctx, async (tx) => {
    const seen = await lockTicket(tx, input.ticketId).catch(nullIfDeleted);
    if (!seen || !isActive(seen.status)) return false;
    await applyRules(tx, isTriaging(seen.triage) ? await giveUp(tx, seen) : seen);
    await tx.record({
      type: "ticket/left.for.review",
      ticketId: seen.id,
      after: { reason: { code: "pipeline-failed" } },
    });
    return true;
  });
}

async function giveUp(tx: Transaction, seen: TicketRow): Promise<TicketRow> {
  return changeTicket(tx, seen, { ...(await holdForApproval(tx, seen)), triage: "fallback" });
}
