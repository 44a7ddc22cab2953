import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { AppError, invalid } from "@/lib/errors";
import type { Transaction } from "@/lib/events/transact";
import { closedAddresses } from "./approvers";
import type { FoundRequest, RequestKey } from "./find-request";
import type { DelegateApprovalInput } from "./input";
import { requestsOfStep } from "./load-chains";
import { recordAsked } from "./open-step";
import { insertRequests } from "./request-approvals";
import { delegationsBefore } from "./step-outcome";
import type { ApprovalDecisionResult } from "./views";
import { claimRequest, withOpenRequest } from "./with-open-request";

const MAX_DELEGATIONS = 3;

/**
 * Passes the request on to another address; the approver's links stop working. Throws `invalid` for the requester, a
 * closed account or anyone already asked, `conflict` after three delegations, else like `decideApproval`.
 */
export async function delegateApproval(
  ctx: Context,
  input: DelegateApprovalInput & RequestKey,
): Promise<ApprovalDecisionResult> {
  authorize(ctx.actor, "approval.open");
  return withOpenRequest(ctx, input, async (tx, ticket, found) => {
    const { request, step } = found;
    await assertMayDelegateTo(tx, found, input.email);
    await claimRequest(tx, found, { state: "delegated" });
    const delegate = { email: input.email, origin: "delegated" as const, fromRequestId: request.id };
    await insertRequests(tx, step, ticket.id, [delegate]);
    const after = { step: step.name, requestId: request.id };
    await tx.record({ type: "ticket/approval.delegated", ticketId: ticket.id, after });
    await recordAsked(tx, step, ticket.id, 1);
    return { number: ticket.number, state: "delegated", approval: ticket.approval };
  });
}

async function assertMayDelegateTo(tx: Transaction, { request, requester }: FoundRequest, email: string) {
  if (email === requester.email) throw invalid("/email", "Requesters can't approve their own request.");
  const requests = await requestsOfStep(tx, request.stepId);
  if (requests.some((other) => other.email === email)) {
    throw invalid("/email", "This person was already asked in this step.");
  }
  if ((await closedAddresses(tx, [email])).size > 0) throw invalid("/email", "This account is closed.");
  if (delegationsBefore(request, requests) >= MAX_DELEGATIONS) {
    throw new AppError(
      "conflict",
      "This request was already delegated three times. Decide it, or leave it to the other approvers.",
      { kind: "approval-passed-on" },
    );
  }
}
