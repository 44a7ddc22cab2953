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

/**
 * Gives a ticket back to routing, which looks for an owner anew, with a note for them if one likes. `conflict` when
 * nobody works on it any more, `stale` on an old version.
 */
export async function unassignTicket(
  ctx: Context,
  input: { ticket: string; version?: number; note?: string },
): Promise<TicketDetails> {
  authorize(ctx.actor, "ticket.assign");
  return transact(ctx, async (tx) => {
    const seen = await lockTicket(tx, input.ticket);
    if (input.version !== undefined) assertVersion(seen, input.version);
    if (!isActive(seen.status)) throw new AppError("conflict", `A ${seen.status} ticket has nobody working on it.`);
    await addNote(tx, seen.id, input.note);
    await clearAssignee(tx, seen, { reason: { code: "returned" } });
    return getChangedTicket(tx, seen.id);
  });
}
