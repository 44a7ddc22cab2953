import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { isActive } from "@/lib/domain/ticket";
import { AppError } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { lockTicket } from "./find-ticket";
import { getChangedTicket, type TicketDetails } from "./queries";
import { addNote } from "./write/add-note";
import { clearAssignee } from "./write/assignment";
import { assertVersion } from "./write/change-ticket";

/** Returns a ticket to the queue. Throws `conflict` if it is not active, `stale` on an old version. */
export async function unassignTicket(
  ctx: Context,
  input: { ticket: string; version?: number; note?: string },
): Promise<TicketDetails> {
  authorize(ctx.actor, "ticket.assign");
  return transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, input.ticket);
    if (input.version !== undefined) assertVersion(ticket, input.version);
    if (!isActive(ticket.status))
      throw new AppError("conflict", `A ${ticket.status} ticket can't be returned to the queue.`);
    await addNote(tx, ticket.id, input.note);
    await clearAssignee(tx, ticket, { reason: { code: "returned" } });
    return getChangedTicket(tx, ticket.id);
  });
}
