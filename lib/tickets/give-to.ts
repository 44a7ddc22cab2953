import { eq } from "drizzle-orm";
import { assignments, people } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import type { Transaction } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import { changeTicket, provenanceOf } from "./change-ticket";
import type { TicketRow } from "./find-ticket";
import { isHeldBack } from "./state";

/**
 * What every handing over by a person writes: the new owner, their open assignment and the history, which tells them
 * unless they took it themselves. `more` is what changes with it. `conflict` when they have no room, and for a ticket
 * that waits for approval.
 */
export async function giveTo(
  tx: Transaction,
  seen: TicketRow,
  personId: string,
  more: Pick<Partial<TicketRow>, "teamId"> = {},
): Promise<void> {
  if (isHeldBack(seen.approval, seen.assigneeId !== null))
    throw new AppError("conflict", "This ticket waits for approval. It gets an owner after that.");
  const at = tx.now();
  const giver = tx.actor.kind === "person" ? tx.actor.id : null;
  const provenance = { ...seen.provenance, assignee: provenanceOf(tx.actor, at) };
  await changeTicket(tx, seen, { ...more, assigneeId: personId, provenance });
  const id = newId();
  await tx.db
    .insert(assignments)
    .values({ id, ticketId: seen.id, personId, source: "person", assignedBy: giver, assignedAt: at });
  await tx.db.update(people).set({ lastAssignedAt: at }).where(eq(people.id, personId));
  await tx.record({
    type: "ticket/assigned",
    ticketId: seen.id,
    personId,
    before: { personId: seen.assigneeId },
    after: { personId, source: "person" },
    wake: personId !== giver,
  });
}
