import { isStaff } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { transact } from "@/lib/events/transact";
import { lockTicket } from "./find-ticket";
import type { ChangeTicketInput } from "./input";
import { getChangedTicket, type TicketDetails } from "./queries";
import { assertVersion } from "./write/change-ticket";
import { editClassification } from "./write/edit-classification";
import { editOwnText } from "./write/edit-own-text";

/**
 * Changes a ticket's values. Staff sort: title, category, priority, skills, status, each marked as a person's, which
 * triage never overwrites. Requesters reword: title and description of their own ticket, while it is open.
 * `stale` when the version seen is not the present one; `forbidden` for a field that is not theirs to set.
 */
export async function editTicket(
  ctx: Context,
  input: ChangeTicketInput & { ticket: string; version: number },
): Promise<TicketDetails> {
  authorize(ctx.actor, "ticket.edit");
  const { ticket, version, ...change } = input;
  return transact(ctx, async (tx) => {
    const seen = await lockTicket(tx, ticket);
    assertVersion(seen, version);
    const own = ctx.actor.kind === "person" && seen.requesterId === ctx.actor.id;
    const rewords = own && (change.description !== undefined || !isStaff(ctx.actor));
    await (rewords ? editOwnText(tx, seen, change) : editClassification(tx, seen, change));
    return getChangedTicket(tx, seen.id);
  });
}
