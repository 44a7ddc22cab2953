import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { AppError, invalid } from "@/lib/errors";
import type { Transaction } from "@/lib/events/transact";
import { closedAmong } from "./approvers";
import { claimRequest } from "./claim-request";
import type { FoundRequest, RequestKey } from "./find-request";
import type { DelegateApprovalInput } from "./input";
import { requestsOfStep } from "./load-chains";
import { recordAsked } from "./open-step";
import { insertRequests } from "./request-approvals";
import { delegationsBefore } from "./step-outcome";
import type { ApprovalDecisionResult } from "./views";
import { withOpenRequest } from "./with-open-request";

/** A part goes from hand to hand so often at most, so that a request can't travel for ever. */
const MAX_DELEGATIONS = 3;

/**
 * Gives one's part to somebody else, who is asked by mail; one's own links are dead from then on. `invalid` for the
 * requester, for somebody who was asked in this step already and for a closed account; else refused as a word is.
 */
export async function delegateApproval(
  ctx: Context,
  input: DelegateApprovalInput & RequestKey,
): Promise<ApprovalDecisionResult> {
  authorize(ctx.actor, "approval.open");
  return withOpenRequest(ctx, input, async (tx, ticket, found) => {
    const { request, step } = found;
    await assertMayReceive(tx, found, input.email);
    await claimRequest(tx, found, { state: "delegated" });
    const to = { email: input.email, origin: "delegated" as const, fromRequestId: request.id };
    await insertRequests(tx, step, ticket.id, [to]);
    const after = { step: step.name, requestId: request.id };
    await tx.record({ type: "ticket/approval.delegated", ticketId: ticket.id, after });
    await recordAsked(tx, step, ticket.id, 1);
    return { number: ticket.number, state: "delegated", approval: ticket.approval };
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
