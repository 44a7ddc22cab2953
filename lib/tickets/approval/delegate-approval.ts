import { system } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { AppError, invalid } from "@/lib/errors";
import { type Transaction, transact } from "@/lib/events/transact";
import { holdTicket } from "@/lib/tickets/find-ticket";
import type { DelegateApprovalInput } from "@/lib/tickets/input";
import { insertRequests } from "./ask-people";
import { claimPart } from "./claim-part";
import {
  demandRequest,
  type FoundRequest,
  LINK_ACTOR,
  limitLinks,
  type RequestKey,
  refusalOf,
  standingOf,
} from "./find-request";
import { requestsOfStep } from "./load-chains";
import { recordAsked } from "./open-step";
import { delegationsBefore } from "./step-outcome";
import type { DecidedApproval } from "./views";
import { closedAmong } from "./who-to-ask";

/** A part goes from hand to hand so often at most, so that a request can't travel for ever. */
export const MAX_DELEGATIONS = 3;

/**
 * Gives one's part to somebody else, who is asked by mail; one's own links are dead from then on. `invalid` for the
 * requester, for somebody who was asked in this step already and for a closed account; else refused as a word is.
 */
export async function delegateApproval(
  ctx: Context,
  input: DelegateApprovalInput & RequestKey,
): Promise<DecidedApproval> {
  authorize(ctx.actor, "approval.decide");
  await limitLinks(ctx, input);
  const { request } = await demandRequest(ctx, input);
  return transact({ ...ctx, actor: "token" in input ? LINK_ACTOR : ctx.actor }, async (tx) => {
    const seen = await holdTicket({ db: tx.db, actor: system("approval") }, request.ticketId);
    const found = await demandRequest({ db: tx.db, actor: ctx.actor }, input);
    const standing = standingOf(found, ctx.actor, tx.now());
    if (standing !== "open") throw refusalOf(standing);
    await assertMayReceive(tx, found, input.email);
    await claimPart(tx, found, { state: "delegated" });
    const { step } = found;
    const to = { email: input.email, origin: "delegated" as const, fromRequestId: request.id };
    await insertRequests(tx, step, seen.id, [to]);
    await tx.record({
      type: "ticket/approval.delegated",
      ticketId: seen.id,
      after: { step: step.name, requestId: request.id },
    });
    await recordAsked(tx, step, seen.id, 1);
    return { number: seen.number, state: "delegated", approval: seen.approval };
  });
}

async function assertMayReceive(tx: Transaction, { request, requester }: FoundRequest, email: string): Promise<void> {
  if (email === requester.email) throw invalid("/email", "Nobody can agree to their own request.");
  const asked = await requestsOfStep(tx, request.stepId);
  if (asked.some((other) => other.email === email)) {
    throw invalid("/email", "They were asked in this step already.");
  }
  if ((await closedAmong(tx, [email])).size > 0) throw invalid("/email", "This account is closed.");
  if (delegationsBefore(request, asked) >= MAX_DELEGATIONS) {
    throw new AppError("conflict", "This was passed on three times already. Decide it, or leave it to the others.", {
      kind: "approval-passed-on",
    });
  }
}
