import { isStaff } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { transact } from "@/lib/events/transact";
import { withdrawChain } from "./approvals/end-chain";
import { lockTicket } from "./find-ticket";
import type { ResolveTicketInput } from "./input";
import { getChangedTicket, type TicketDetails } from "./queries";
import { assertStatusMove, assertVersion, moveStatus } from "./write/change-ticket";
import { recordImplicitLabels } from "./write/labels";

/**
 * Resolves a ticket with notes. If its requester does this to a resolved ticket, they confirm the solution, which
 * closes it. Throws `conflict` if the status does not allow it, `stale` on an old version.
 */
export async function resolveTicket(
  ctx: Context,
  input: ResolveTicketInput & { ticket: string; version: number },
): Promise<TicketDetails> {
  authorize(ctx.actor, "ticket.resolve");
  return transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, input.ticket);
    assertVersion(ticket, input.version);
    const isRequester = tx.actor.kind === "person" && tx.actor.id === ticket.requesterId;
    const confirms = ticket.status === "resolved" && isRequester;
    const status = confirms ? "closed" : "resolved";
    assertStatusMove(ticket, status);
    const at = tx.now();
    const withdrawn = await withdrawChain(tx, ticket);
    const row = await moveStatus(tx, ticket, {
      ...withdrawn,
      status,
      ...(confirms ? { closedAt: at } : { resolvedAt: at }),
      // If the requester confirms the solution, the notes of the agent stay.
      ...(input.notes && !confirms ? { resolutionNotes: input.notes } : {}),
    });
    if (!confirms && isStaff(tx.actor)) await recordImplicitLabels(tx, row);
    return getChangedTicket(tx, ticket.id);
  });
}
