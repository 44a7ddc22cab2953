import { and, eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { approvalRequests, tickets } from "@/lib/db/schema";
import { notFound } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { isId } from "@/lib/ids";
import { closedRequestError } from "@/lib/tickets/approvals/request-status";
import { visibleTickets } from "@/lib/tickets/visible-tickets";
import { storesMailLocally } from "./choose-transport";
import { createApprovalLink } from "./create-approval-link";

/**
 * A link for an admin to pass on; history records who got it. `not_found` unless emails stay on this machine;
 * `forbidden` for the requester's own ticket; `conflict` if the request is decided.
 */
export async function showApprovalLink(
  ctx: Context,
  { id }: { id: string },
): Promise<{ link: string; expiresAt: string }> {
  authorize(ctx.actor, "routing.manage");
  if (!isId(id) || !storesMailLocally()) throw notFound("approval");
  return transact(ctx, async (tx) => {
    const { state, ticketId } = approvalRequests;
    const [row] = await tx.db
      .select({ state, ticketId, requesterId: tickets.requesterId })
      .from(approvalRequests)
      .innerJoin(tickets, and(eq(tickets.id, ticketId), visibleTickets(tx.actor)))
      .where(eq(approvalRequests.id, id));
    if (!row) throw notFound("approval");
    if (tx.actor.kind === "person" && tx.actor.id === row.requesterId) throw closedRequestError("own");
    if (row.state !== "asked") throw closedRequestError("decided");
    const { url, expiresAt } = await createApprovalLink(tx, id);
    await tx.record({ type: "ticket/approval.link.shown", ticketId: row.ticketId, after: { requestId: id } });
    return { link: url, expiresAt: expiresAt.toISOString() };
  });
}
