import { isStaff } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { transact } from "@/lib/events/transact";
import { withdrawChain } from "./approvals/end-chain";
import { lockTicket } from "./find-ticket";
import type { ResolveTicketInput } from "./input";
import { getChangedTicket, type TicketDetails } from "./queries";
import { assertStatusMove, assertVersion, changeTicket, recordStatus } from "./write/change-ticket";
import { recordImplicitLabels } from "./write/labels";

/**
 * Says that the problem is gone. Staff resolve with notes for the requester; a requester who says so of an already
 * resolved ticket confirms it, which closes it. `conflict` from any state that can't go there, `stale` on an old version.
 */
export async function resolveTicket(
  ctx: Context,
  input: ResolveTicketInput & { ticket: string; version: number },
): Promise<TicketDetails> {
  authorize(ctx.actor, "ticket.resolve");
  return transact(ctx, async (tx) => {
    const seen = await lockTicket(tx, input.ticket);
    assertVersion(seen, input.version);
    const asks = tx.actor.kind === "person" && tx.actor.id === seen.requesterId;
    const confirms = seen.status === "resolved" && asks;
    const status = confirms ? "closed" : "resolved";
    assertStatusMove(seen, status);
    const at = tx.now();
    const withdrawn = await withdrawChain(tx, seen);
    const row = await changeTicket(tx, seen, {
      ...withdrawn,
      status,
      ...(confirms ? { closedAt: at } : { resolvedAt: at }),
      // A confirmation leaves what was said about the solution as it is.
      ...(input.notes && !confirms ? { resolutionNotes: input.notes } : {}),
    });
    if (!confirms && isStaff(tx.actor)) await recordImplicitLabels(tx, row);
    await recordStatus(tx, seen, row);
    return getChangedTicket(tx, seen.id);
  });
}
