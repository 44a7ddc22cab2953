import { linkActor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { type Transaction, transact } from "@/lib/events/transact";
import { networkOf } from "@/lib/limits/network";
import { approvalLinks } from "@/lib/limits/rules";
import { take } from "@/lib/limits/take";
import { holdTicket, type TicketRow } from "@/lib/tickets/find-ticket";
import { unrestricted } from "../visible-tickets";
import { demandRequest, type FoundRequest, type RequestKey } from "./find-request";
import { refusalOf, standingOf } from "./standing";

/**
 * What both words on a part have in common: `work` runs with its ticket held, on a part that is open to whoever holds
 * it. `not_found` for a request that is not theirs, else refused as it stands. By a link it is the link that acts,
 * also where somebody is signed in: no account stands behind it for certain.
 */
export async function withOpenPart<T>(
  ctx: Context,
  key: RequestKey,
  work: (tx: Transaction, ticket: TicketRow, found: FoundRequest) => Promise<T>,
): Promise<T> {
  await limitLinks(ctx, key);
  const { request } = await demandRequest(ctx, key);
  const actor = "token" in key ? linkActor(request) : ctx.actor;
  authorize(actor, "approval.decide");
  return transact({ ...ctx, actor }, async (tx) => {
    const eyes = actor.kind === "link" ? actor : unrestricted("asked-approver");
    const ticket = await holdTicket(tx, request.ticketId, eyes);
    // Read again under the ticket's lock: what stands now stands until this word is written.
    const found = await demandRequest({ db: tx.db, actor: ctx.actor }, key);
    const standing = standingOf(found, ctx.actor, tx.now());
    if (standing !== "open") throw refusalOf(standing);
    return work(tx, ticket, found);
  });
}

/** Whoever tries many links in a row is turned away for a while: `too_many`. */
export async function limitLinks(ctx: Pick<Context, "db" | "now">, key: RequestKey): Promise<void> {
  if ("token" in key && key.address) await take(ctx, approvalLinks(), networkOf(key.address));
}
