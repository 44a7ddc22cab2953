import { and, eq, gt, isNull } from "drizzle-orm";
import { system } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { approvalLinks, approvalRequests } from "@/lib/db/schema";
import { type Transaction, transact } from "@/lib/events/transact";
import { holdTicket } from "@/lib/tickets/find-ticket";
import type { DecideApprovalInput } from "@/lib/tickets/input";
import {
  demandRequest,
  type FoundRequest,
  LINK_ACTOR,
  limitLinks,
  type RequestKey,
  refusalOf,
  standingOf,
} from "./find-request";
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
    const chain = await settleStep(tx, seen, found.step, { facts, reason: comment });
    return { number: seen.number, state, approval: chain === "pending" ? seen.approval : TICKET_AFTER[chain] };
  });
}

const TICKET_AFTER = {
  approved: "approved",
  rejected: "rejected",
  withdrawn: "not_required",
  replaced: "not_required",
} as const;

interface Word {
  state: "approved" | "rejected" | "delegated";
  comment?: string | null;
}

/** The claim on a part: one conditional statement on the request, and one on the link where it came by one. */
export async function claimPart(tx: Transaction, { request, link }: FoundRequest, word: Word): Promise<void> {
  const at = tx.now();
  const taken = await tx.db
    .update(approvalRequests)
    .set({
      ...word,
      decidedAt: at,
      decidedVia: link ? "link" : "account",
      decidedBy: tx.actor.kind === "person" ? tx.actor.id : null,
    })
    .where(and(eq(approvalRequests.id, request.id), eq(approvalRequests.state, "asked")))
    .returning({ id: approvalRequests.id });
  if (taken.length === 0) throw refusalOf("decided");
  if (!link) return;
  const { tokenHash, usedAt, expiresAt } = approvalLinks;
  const used = await tx.db
    .update(approvalLinks)
    .set({ usedAt: at })
    .where(and(eq(tokenHash, link.hash), isNull(usedAt), gt(expiresAt, at)))
    .returning({ hash: tokenHash });
  if (used.length === 0) throw refusalOf("expired");
}
