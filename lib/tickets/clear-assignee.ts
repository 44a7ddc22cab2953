import type { UnassignmentReason } from "@/lib/domain/event";
import { isTriaging } from "@/lib/domain/ticket";
import type { Transaction } from "@/lib/events/transact";
import { changeTicket } from "./change-ticket";
import type { TicketRow } from "./find-ticket";

interface Taking {
  reason: UnassignmentReason;
  /** Whether routing looks for an owner by this; unless said, it does for what has been read. */
  publish?: boolean;
  more?: Pick<Partial<TicketRow>, "teamId">;
}

/**
 * Leaves a ticket to nobody, whether it had an owner or not. What is still being read is routed behind its reading: a
 * custom rule may yet ask for approval. `more` is what changes with it.
 */
export async function clearAssignee(
  tx: Transaction,
  seen: TicketRow,
  { reason, publish, more }: Taking,
): Promise<void> {
  const { assignee: _, ...provenance } = seen.provenance;
  await changeTicket(tx, seen, { ...more, assigneeId: null, provenance });
  await tx.record({
    type: "ticket/unassigned",
    ticketId: seen.id,
    before: { personId: seen.assigneeId },
    after: { reason },
    publish: publish ?? !isTriaging(seen.triage),
  });
}
