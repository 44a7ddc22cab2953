import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { type ApprovalState, isActive } from "@/lib/domain/ticket";
import { transact } from "@/lib/events/transact";
import { lockTicket, nullIfDeleted } from "@/lib/tickets/find-ticket";
import { placeChain } from "./place-chain";

/**
 * Starts the approvals that a ticket requires, after triage and before routing. Returns its approval state, or
 * `stopped` if the ticket is deleted or not active. Safe to repeat.
 */
export async function beginApproval(
  ctx: Context,
  input: { ticketId: string },
): Promise<{ state: "stopped" | ApprovalState }> {
  authorize(ctx.actor, "approval.run");
  return transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, input.ticketId).catch(nullIfDeleted);
    if (!ticket || !isActive(ticket.status)) return { state: "stopped" };
    const { approval } = await placeChain(tx, ticket, { publish: false });
    return { state: approval };
  });
}
