import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { type ApprovalState, isActive } from "@/lib/domain/ticket";
import { transact } from "@/lib/events/transact";
import { lockTicket, nullIfDeleted } from "@/lib/tickets/find-ticket";
import { placeChain } from "./place-chain";

/** Starts required approvals between triage and routing. Safe to repeat. `stopped` if the ticket is inactive. */
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
