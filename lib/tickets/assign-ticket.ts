import { and, eq, inArray, isNull } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { people } from "@/lib/db/schema";
import { isActive } from "@/lib/domain/ticket";
import { AppError, invalid } from "@/lib/errors";
import { type Transaction, transact } from "@/lib/events/transact";
import { lockTicket } from "./find-ticket";
import { acceptOffered } from "./handovers/accept-offered";
import { assertCanAssignDirectly } from "./handovers/assert-can-assign-directly";
import { getChangedTicket, type TicketDetails } from "./queries";
import { addNote } from "./write/add-note";
import { assignTo } from "./write/assignment";
import { assertVersion } from "./write/change-ticket";

/**
 * Assigns a ticket to a person. An email tells them, unless they are the actor. Throws `conflict` if the ticket is
 * not active or waits for approval, if the person is at capacity, or (kind `needs-lead`) if they are in another team
 * that must accept it first: use `offerTicket`. `invalid` for an unknown person, `stale` on an old version.
 */
export async function assignTicket(
  ctx: Context,
  input: { ticket: string; version: number; personId: string; note?: string },
): Promise<TicketDetails> {
  authorize(ctx.actor, "ticket.assign");
  return transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, input.ticket);
    assertVersion(ticket, input.version);
    if (!isActive(ticket.status)) throw new AppError("conflict", `A ${ticket.status} ticket can't be assigned.`);
    const recipient = await findRecipient(tx, input.personId);
    if (ticket.assigneeId === recipient.id) return getChangedTicket(tx, ticket.id);
    await assertCanAssignDirectly(tx, ticket, recipient);
    await addNote(tx, ticket.id, input.note);
    const isActor = tx.actor.kind === "person" && tx.actor.id === recipient.id;
    if (!isActor || !(await acceptOffered(tx, ticket, recipient.id))) await assignTo(tx, ticket, recipient.id);
    return getChangedTicket(tx, ticket.id);
  });
}

async function findRecipient(tx: Transaction, personId: string) {
  const [row] = await tx.db
    .select({ id: people.id, name: people.name, role: people.role })
    .from(people)
    .where(and(eq(people.id, personId), inArray(people.role, ["moderator", "admin"]), isNull(people.deactivatedAt)));
  if (!row) throw invalid("/personId", "No agent has this ID.");
  return row;
}
