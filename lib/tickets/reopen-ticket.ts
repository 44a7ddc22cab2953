import { and, eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { people } from "@/lib/db/schema";
import { isTriaging, STATUS_NAMES } from "@/lib/domain/ticket";
import { AppError } from "@/lib/errors";
import { type Transaction, transact } from "@/lib/events/transact";
import { latestChain } from "./approvals/load-chains";
import { placeChain } from "./approvals/place-chain";
import { lockTicket, type TicketRow } from "./find-ticket";
import { getChangedTicket, type TicketDetails } from "./queries";
import { hasCapacity } from "./write/capacity";
import { assertVersion, changeTicket, recordStatus } from "./write/change-ticket";

/**
 * Opens a resolved or closed ticket again. It goes back to its owner, or to routing when they have no room or are gone;
 * and to triage first, where it was resolved before it had been read.
 */
export async function reopenTicket(ctx: Context, input: { ticket: string; version: number }): Promise<TicketDetails> {
  authorize(ctx.actor, "ticket.reopen");
  return transact(ctx, async (tx) => {
    const seen = await lockTicket(tx, input.ticket);
    assertVersion(seen, input.version);
    await reopen(tx, seen);
    return getChangedTicket(tx, seen.id);
  });
}

/**
 * The same within another verb's transaction: a requester's reply to a resolved ticket opens it again. One that was
 * resolved before it was read is read now, and one that nobody has asks for its approvals: requesters may resolve and
 * reopen their own, and must get around neither.
 */
export async function reopen(tx: Transaction, seen: TicketRow): Promise<TicketRow> {
  if (seen.status !== "resolved" && seen.status !== "closed") {
    throw new AppError("conflict", `A ticket that is ${STATUS_NAMES[seen.status]} can't be reopened.`);
  }
  const keeps = seen.assigneeId !== null && (await canTakeBack(tx, seen.assigneeId));
  const isUnread = isTriaging(seen.triage);
  const row = await changeTicket(tx, seen, {
    status: "open",
    resolvedAt: null,
    closedAt: null,
    ...(isUnread ? { triage: "pending" as const } : {}),
    ...(keeps ? {} : { assigneeId: null, provenance: { ...seen.provenance, assignee: undefined } }),
  });
  await recordStatus(tx, seen, row);
  if (!keeps) {
    await tx.record({
      type: "ticket/unassigned",
      ticketId: row.id,
      before: { personId: seen.assigneeId },
      after: { reason: { code: "reopened" } },
      publish: !isUnread,
    });
  }
  // Its reading ended with it, and the queue never looks at what is unread.
  if (isUnread) await tx.record({ type: "ticket/triage.requested", ticketId: row.id });
  const latest = await latestChain(tx, row.id);
  // Resolved before everybody agreed, or even before they were asked: that question is open again too.
  const agreed = latest ? latest.state === "approved" : keeps;
  return agreed ? row : placeChain(tx, row, { publish: false });
}

/** Held until the end: the room that was seen is still there when the ticket takes it. */
async function canTakeBack(tx: Transaction, personId: string): Promise<boolean> {
  const rows = await tx.db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, personId), hasCapacity()))
    .for("update");
  return rows.length > 0;
}
