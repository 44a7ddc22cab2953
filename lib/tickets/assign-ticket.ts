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
 * A person takes a ticket or hands it to a colleague, with a note if they like. The receiver hears of it by mail unless
 * they took it themselves. `conflict` when the ticket is no longer active, the receiver has no room, or, of the kind
 * `needs-lead`, they are of another team, whose lead has to take it: `offerTicket` is the way there.
 */
export async function assignTicket(
  ctx: Context,
  input: { ticket: string; version: number; personId: string; note?: string },
): Promise<TicketDetails> {
  authorize(ctx.actor, "ticket.assign");
  return transact(ctx, async (tx) => {
    const seen = await lockTicket(tx, input.ticket);
    assertVersion(seen, input.version);
    if (!isActive(seen.status)) throw new AppError("conflict", `A ${seen.status} ticket has nobody working on it.`);
    const receiver = await findReceiver(tx, input.personId);
    if (seen.assigneeId === receiver.id) return getChangedTicket(tx, seen.id);
    await assertCanAssignDirectly(tx, seen, receiver);
    await addNote(tx, seen.id, input.note);
    const isMe = tx.actor.kind === "person" && tx.actor.id === receiver.id;
    if (!isMe || !(await acceptOffered(tx, seen, receiver.id))) await assignTo(tx, seen, receiver.id);
    return getChangedTicket(tx, seen.id);
  });
}

async function findReceiver(tx: Transaction, personId: string) {
  const [row] = await tx.db
    .select({ id: people.id, name: people.name, role: people.role })
    .from(people)
    .where(and(eq(people.id, personId), inArray(people.role, ["moderator", "admin"]), isNull(people.deactivatedAt)));
  if (!row) throw invalid("/personId", "There is no moderator of that id.");
  return row;
}
