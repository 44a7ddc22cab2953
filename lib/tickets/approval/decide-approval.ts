import { system } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { transact } from "@/lib/events/transact";
import { holdTicket } from "@/lib/tickets/find-ticket";
import type { DecideApprovalInput } from "@/lib/tickets/input";
import { claimPart } from "./claim-part";
import { demandRequest, LINK_ACTOR, limitLinks, type RequestKey, refusalOf, standingOf } from "./find-request";
import { settleStep } from "./settle-step";
import type { DecidedApproval } from "./views";

/**
 * An approver's word, by account or by a mailed link, with all that follows from it in one transaction. `not_found` for
 * a request that is not theirs; `forbidden` for one's own ticket; `conflict` with a kind for a link that has expired
 * and for what was decided, ended, or is not one's turn yet. Of two words at once the first one counts.
 */
export async function decideApproval(ctx: Context, input: DecideApprovalInput & RequestKey): Promise<DecidedApproval> {
  authorize(ctx.actor, "approval.decide");
  await limitLinks(ctx, input);
  const { request } = await demandRequest(ctx, input);
  return transact({ ...ctx, actor: "token" in input ? LINK_ACTOR : ctx.actor }, async (tx) => {
    const seen = await holdTicket({ db: tx.db, actor: system("approval") }, request.ticketId);
    // Read again under the ticket's lock: what stands now stands until this word is written.
    const found = await demandRequest({ db: tx.db, actor: ctx.actor }, input);
    const standing = standingOf(found, ctx.actor, tx.now());
    if (standing !== "open") throw refusalOf(standing);
    const state = input.word === "approve" ? "approved" : "rejected";
    const comment = input.comment || null;
    await claimPart(tx, found, { state, comment });
    const facts = { word: state, requestId: request.id, via: found.link ? "link" : "account" };
    const approval = await settleStep(tx, seen, found.step, { facts, reason: comment });
    return { number: seen.number, state, approval };
  });
}
