import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { isActive, isBeingRead } from "@/lib/domain/ticket";
import { type Transaction, transact } from "@/lib/events/transact";
import { applyRules } from "./apply-rules";
import { holdBack } from "./approval/hold-back";
import { changeTicket } from "./change-ticket";
import { holdTicket, type TicketRow, unlessGone } from "./find-ticket";

/**
 * What happens when the pipeline gives up: the ticket stops waiting for it and says in its history why, so that a
 * person takes over. Values that were already written stay; the custom rules are held against what is there. Returns
 * false when nothing was left to take over.
 */
export async function leaveForHuman(ctx: Context, input: { ticketId: string }): Promise<boolean> {
  authorize(ctx.actor, "ticket.ask-triage");
  return transact(ctx, async (tx) => {
    const seen = await holdTicket(tx, input.ticketId).catch(unlessGone);
    if (!seen || !isActive(seen.status)) return false;
    await applyRules(tx, isBeingRead(seen.triage) ? await giveUp(tx, seen) : seen);
    await tx.record({
      type: "ticket/left.for.review",
      ticketId: seen.id,
      after: { reason: { code: "pipeline-failed" } },
    });
    return true;
  });
}

async function giveUp(tx: Transaction, seen: TicketRow): Promise<TicketRow> {
  return changeTicket(tx, seen, { ...(await holdBack(tx, seen)), triage: "fallback" });
}
