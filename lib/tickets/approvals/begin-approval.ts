import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { type ApprovalState, isActive } from "@/lib/domain/ticket";
import { transact } from "@/lib/events/transact";
import { lockTicket, nullIfDeleted } from "@/lib/tickets/find-ticket";
import { placeChain } from "./place-chain";

/**
 * Asks for what a ticket's category and rules need a yes to, after triage and before routing. Safe to repeat: a chain
 * that stands is kept. `stopped` when the ticket is no longer active.
 */
export async function beginApproval(
  ctx: Context,
  input: { ticketId: string },
): Promise<{ state: "stopped" | ApprovalState }> {
  authorize(ctx.actor, "approval.run");
  return transact(ctx, async (tx) => {
    const seen = await lockTicket(tx, input.ticketId).catch(nullIfDeleted);
    if (!seen || !isActive(seen.status)) return { state: "stopped" };
    const { approval } = await placeChain(tx, seen, { publish: false });
    return { state: approval };
  });
}
