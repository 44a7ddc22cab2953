import { and, eq, exists, gt, isNull } from "drizzle-orm";
import { linkActor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { approvalChains, approvalLinks, approvalRequests, chainSteps } from "@/lib/db/schema";
import { type Transaction, transact } from "@/lib/events/transact";
import { consume } from "@/lib/rate-limits/consume";
import { approvalLinkVisits } from "@/lib/rate-limits/limits";
import { networkOf } from "@/lib/rate-limits/network";
import { lockTicket, type TicketRow } from "@/lib/tickets/find-ticket";
import { unrestricted } from "@/lib/tickets/visible-tickets";
import { type FoundRequest, type RequestKey, requireRequest } from "./find-request";
import { closedRequestError, requestStatus } from "./request-status";

/**
 * Runs `work` on a locked ticket with an open request. Throws `not_found` if the request is not the actor's, else the
 * error for its status. The actor of `work` is the link, if there is one, even if somebody is signed in.
 */
export async function withOpenRequest<T>(
  ctx: Context,
  key: RequestKey,
  work: (tx: Transaction, ticket: TicketRow, found: FoundRequest) => Promise<T>,
): Promise<T> {
  await limitLinks(ctx, key);
  const { request } = await requireRequest(ctx, key);
  const actor = "token" in key ? linkActor(request) : ctx.actor;
  authorize(actor, "approval.decide");
  return transact({ ...ctx, actor }, async (tx) => {
    const viewer = actor.kind === "link" ? actor : unrestricted("asked-approver");
    const ticket = await lockTicket(tx, request.ticketId, viewer);
    // The lock keeps the status from changing before the decision is written.
    const found = await requireRequest({ db: tx.db, actor: ctx.actor }, key);
    const status = requestStatus(found, ctx.actor, tx.now());
    if (status !== "open") throw closedRequestError(status);
    return work(tx, ticket, found);
  });
}

/** Throws `too_many` if one network tries too many links. */
export async function limitLinks(ctx: Pick<Context, "db" | "now">, key: RequestKey): Promise<void> {
  if ("token" in key && key.address) await consume(ctx, approvalLinkVisits(), networkOf(key.address));
}

/** Marks an open request as answered and its link as used. Throws `conflict` if another answer was faster. */
export async function claimRequest(
  tx: Transaction,
  { request, link }: FoundRequest,
  decision: { state: "approved" | "rejected" | "delegated"; comment?: string | null },
): Promise<void> {
  const at = tx.now();
  const openStep = tx.db
    .select({ id: chainSteps.id })
    .from(chainSteps)
    .innerJoin(approvalChains, eq(approvalChains.id, chainSteps.chainId))
    .where(
      and(
        eq(chainSteps.id, approvalRequests.stepId),
        eq(chainSteps.state, "asked"),
        eq(approvalChains.state, "pending"),
      ),
    );
  const claimed = await tx.db
    .update(approvalRequests)
    .set({
      ...decision,
      decidedAt: at,
      decidedVia: link ? "link" : "account",
      decidedBy: tx.actor.kind === "person" ? tx.actor.id : null,
    })
    .where(and(eq(approvalRequests.id, request.id), eq(approvalRequests.state, "asked"), exists(openStep)))
    .returning({ id: approvalRequests.id });
  if (claimed.length === 0) throw closedRequestError("decided");
  if (!link) return;
  const { tokenHash, usedAt, expiresAt } = approvalLinks;
  const usedLinks = await tx.db
    .update(approvalLinks)
    .set({ usedAt: at })
    .where(and(eq(tokenHash, link.hash), isNull(usedAt), gt(expiresAt, at)))
    .returning({ hash: tokenHash });
  if (usedLinks.length === 0) throw closedRequestError("expired");
}
