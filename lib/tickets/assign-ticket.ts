import { and, eq, inArray, isNull } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { assignments, messages, people } from "@/lib/db/schema";
import { AppError, invalid } from "@/lib/errors";
import { type Transaction, transact } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import { assertVersion, changeTicket, provenanceOf } from "./change-ticket";
import { holdTicket } from "./find-ticket";
import type { AssignTicketInput } from "./input";
import { getChangedTicket, type TicketDetails } from "./queries";
import { isActive } from "./state";

/**
 * A person takes a ticket or hands it to a colleague, with a note if they like. The receiver hears of it by mail unless
 * they took it themselves. `conflict` when the ticket is no longer active or the receiver has no room.
 */
export async function assignTicket(
  ctx: Context,
  input: AssignTicketInput & { ticket: string; version: number },
): Promise<TicketDetails> {
  authorize(ctx.actor, "ticket.assign");
  const giver = ctx.actor.kind === "person" ? ctx.actor.id : null;
  return transact(ctx, async (tx) => {
    const seen = await holdTicket(tx, input.ticket);
    assertVersion(seen, input.version);
    if (!isActive(seen.status)) throw new AppError("conflict", `A ${seen.status} ticket has nobody working on it.`);
    await assertCanHold(tx, input.personId);
    if (seen.assigneeId === input.personId) return getChangedTicket(tx, seen.id);
    const at = tx.now();
    const row = await changeTicket(tx, seen, {
      assigneeId: input.personId,
      provenance: { ...seen.provenance, assignee: provenanceOf(tx.actor, at) },
    });
    await tx.db.insert(assignments).values({
      id: newId(),
      ticketId: seen.id,
      personId: input.personId,
      source: "person",
      assignedBy: giver,
      assignedAt: at,
    });
    await tx.db.update(people).set({ lastAssignedAt: at }).where(eq(people.id, input.personId));
    await addNote(tx, seen.id, giver, input.note);
    await tx.record({
      type: "ticket/assigned",
      ticketId: row.id,
      personId: input.personId,
      before: { personId: seen.assigneeId },
      after: { personId: input.personId, source: "person" },
      wake: input.personId !== giver,
    });
    return getChangedTicket(tx, seen.id);
  });
}

async function assertCanHold(tx: Transaction, personId: string): Promise<void> {
  const [row] = await tx.db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, personId), inArray(people.role, ["moderator", "admin"]), isNull(people.deactivatedAt)));
  if (!row) throw invalid("/personId", "There is no moderator of that id.");
}

async function addNote(
  tx: Transaction,
  ticketId: string,
  authorId: string | null,
  body: string | undefined,
): Promise<void> {
  if (!body || !authorId) return;
  const message = { id: newId(), ticketId, authorId, body, internal: true, createdAt: tx.now() };
  await tx.db.insert(messages).values(message);
  await tx.record({ type: "ticket/message.added", ticketId, after: { messageId: message.id, internal: true } });
}
