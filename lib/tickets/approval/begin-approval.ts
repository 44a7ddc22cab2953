import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { type Approval, isActive } from "@/lib/domain/ticket";
import { transact } from "@/lib/events/transact";
import { holdTicket, unlessGone } from "@/lib/tickets/find-ticket";
import { placeChain } from "./place-chain";

/**
 * Asks for what a ticket's category and rules need a yes to, after triage and before routing. Safe to repeat: a chain
 * that stands is kept. `stopped` when the ticket is no longer active.
 */
export async function beginApproval(
  ctx: Context,
  input: { ticketId: string },
): Promise<{ state: "stopped" | Approval }> {
  authorize(ctx.actor, "approval.run");
  return transact(ctx, async (tx) => {
    const seen = await holdTicket(tx, input.ticketId).catch(unlessGone);
    if (!seen || !isActive(seen.status)) return { state: "stopped" };
    const { approval } = await placeChain(tx, seen, { wake: false });
    return { state: approval };
  });
}
