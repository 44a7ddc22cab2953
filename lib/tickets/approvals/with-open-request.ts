import { linkActor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { type Transaction, transact } from "@/lib/events/transact";
import { consume } from "@/lib/rate-limits/consume";
import { approvalLinkVisits } from "@/lib/rate-limits/limits";
import { networkOf } from "@/lib/rate-limits/network";
import { lockTicket, type TicketRow } from "@/lib/tickets/find-ticket";
import { unrestricted } from "@/lib/tickets/visible-tickets";
import { type FoundRequest, type RequestKey, requireRequest } from "./find-request";
import { closedRequestError, requestStatus } from "./request-status";

/**
 * Runs `work` with the ticket locked and the request open. `not_found` if the request is not theirs, else the error for
 * its status. With a link, the link is the actor even if someone is signed in, because the account may not be the
 * approver's.
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
    // Under the lock the status holds until the decision is written.
    const found = await requireRequest({ db: tx.db, actor: ctx.actor }, key);
    const status = requestStatus(found, ctx.actor, tx.now());
    if (status !== "open") throw closedRequestError(status);
    return work(tx, ticket, found);
  });
}

/** Limits link attempts per network: `too_many`. */
export async function limitLinks(ctx: Pick<Context, "db" | "now">, key: RequestKey): Promise<void> {
  if ("token" in key && key.address) await consume(ctx, approvalLinkVisits(), networkOf(key.address));
}
