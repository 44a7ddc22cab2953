import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { transact } from "@/lib/events/transact";
import { applyRules } from "./apply-rules";
import { holdBack } from "./approval/hold-back";
import { changeTicket } from "./change-ticket";
import { holdTicket, unlessGone } from "./find-ticket";
import { isActive, mayMoveTriage } from "./state";

/**
 * What happens when the pipeline gives up: the ticket stops waiting for it and says in its history why, so that a
 * person takes over. Values that were already written stay; the custom rules are held against what is there. Returns false when nothing was left to take over.
 */
export async function leaveForHuman(ctx: Context, input: { ticketId: string; why: string }): Promise<boolean> {
  authorize(ctx.actor, "ticket.ask-triage");
  return transact(ctx, async (tx) => {
    const seen = await holdTicket(tx, input.ticketId).catch(unlessGone);
    if (!seen || !isActive(seen.status)) return false;
    const unread = seen.triage === "pending" || seen.triage === "running";
    const isGivenUp = unread && mayMoveTriage(seen.triage, "fallback");
    const changes = { ...(await holdBack(tx, seen)), triage: "fallback" as const };
    await applyRules(tx, isGivenUp ? await changeTicket(tx, seen, changes) : seen);
    await tx.record({ type: "ticket/updated", ticketId: seen.id, after: { leftForHuman: input.why } });
    return true;
  });
}
