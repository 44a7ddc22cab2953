import { and, eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { people } from "@/lib/db/schema";
import { STATUS_LABELS } from "@/lib/display-text/labels";
import { isTriaging } from "@/lib/domain/ticket";
import { AppError } from "@/lib/errors";
import { type Transaction, transact } from "@/lib/events/transact";
import { latestChain } from "./approvals/load-chains";
import { placeChain } from "./approvals/place-chain";
import { lockTicket, type TicketRow } from "./find-ticket";
import { getChangedTicket, type TicketDetails } from "./queries";
import { hasCapacity } from "./write/capacity";
import { assertVersion, moveStatus } from "./write/change-ticket";

/**
 * Reopens a resolved or closed ticket. Its assignee keeps it if they have capacity, else it is routed. Triage runs if
 * it has not finished. Throws `conflict` for another status, `stale` on an old version.
 */
export async function reopenTicket(ctx: Context, input: { ticket: string; version: number }): Promise<TicketDetails> {
  authorize(ctx.actor, "ticket.reopen");
  return transact(ctx, async (tx) => {
    const ticket = await lockTicket(tx, input.ticket);
    assertVersion(ticket, input.version);
    await reopen(tx, ticket);
    return getChangedTicket(tx, ticket.id);
  });
}

/**
 * Reopens a locked ticket and returns the new row. Triage and approvals that its resolution skipped run now, so that
 * nobody avoids them by resolving and reopening. Throws `conflict` for a ticket that is not resolved or closed.
 */
export async function reopen(tx: Transaction, ticket: TicketRow): Promise<TicketRow> {
  if (ticket.status !== "resolved" && ticket.status !== "closed") {
    throw new AppError("conflict", `A ticket that is ${STATUS_LABELS[ticket.status].toLowerCase()} can't be reopened.`);
  }
  const keepsAssignee = ticket.assigneeId !== null && (await lockWithCapacity(tx, ticket.assigneeId));
  const isUntriaged = isTriaging(ticket.triage);
  const row = await moveStatus(tx, ticket, {
    status: "open",
    resolvedAt: null,
    closedAt: null,
    ...(isUntriaged ? { triage: "pending" as const } : {}),
    ...(keepsAssignee ? {} : { assigneeId: null, provenance: { ...ticket.provenance, assignee: undefined } }),
  });
  if (!keepsAssignee) {
    await tx.record({
      type: "ticket/unassigned",
      ticketId: row.id,
      before: { personId: ticket.assigneeId },
      after: { reason: { code: "reopened" } },
      publish: !isUntriaged,
    });
  }
  // Routing ignores a ticket until its triage ends.
  if (isUntriaged) await tx.record({ type: "ticket/triage.requested", ticketId: row.id });
  const latest = await latestChain(tx, row.id);
  // Its latest approval chain must have been approved. Without a chain, a ticket that keeps its assignee needs none.
  const isApproved = latest ? latest.state === "approved" : keepsAssignee;
  return isApproved ? row : placeChain(tx, row, { publish: false });
}

/** The lock keeps other tickets from using the capacity first. */
async function lockWithCapacity(tx: Transaction, personId: string): Promise<boolean> {
  const rows = await tx.db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, personId), hasCapacity()))
    .for("update");
  return rows.length > 0;
}
