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
 * What both words on a part have in common: `work` runs with its ticket held, on a part that is open to whoever holds
 * it. `not_found` for a request that is not theirs, else refused as it stands. By a link it is the link that acts,
 * also where somebody is signed in: no account stands behind it for certain.
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
    const eyes = actor.kind === "link" ? actor : unrestricted("asked-approver");
    const ticket = await lockTicket(tx, request.ticketId, eyes);
    // Read again under the ticket's lock: what stands now stands until this word is written.
    const found = await requireRequest({ db: tx.db, actor: ctx.actor }, key);
    const standing = requestStatus(found, ctx.actor, tx.now());
    if (standing !== "open") throw closedRequestError(standing);
    return work(tx, ticket, found);
  });
}

/** Whoever tries many links in a row is turned away for a while: `too_many`. */
export async function limitLinks(ctx: Pick<Context, "db" | "now">, key: RequestKey): Promise<void> {
  if ("token" in key && key.address) await consume(ctx, approvalLinkVisits(), networkOf(key.address));
}
