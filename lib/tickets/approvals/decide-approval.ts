import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import type { RequestKey } from "./find-request";
import type { DecideApprovalInput } from "./input";
import { settleStep } from "./settle-step";
import type { ApprovalDecisionResult } from "./views";
import { claimRequest, withOpenRequest } from "./with-open-request";

/**
 * Records an approver's decision and what follows from it. Throws `not_found` if the request is not theirs,
 * `forbidden` for their own ticket, `conflict` with a kind if the link expired or the request is closed.
 */
export async function decideApproval(
  ctx: Context,
  input: DecideApprovalInput & RequestKey,
): Promise<ApprovalDecisionResult> {
  authorize(ctx.actor, "approval.open");
  return withOpenRequest(ctx, input, async (tx, ticket, found) => {
    const state = input.word === "approve" ? "approved" : "rejected";
    const comment = input.comment || null;
    await claimRequest(tx, found, { state, comment });
    const facts = { word: state, requestId: found.request.id, via: found.link ? "link" : "account" } as const;
    const approval = await settleStep(tx, ticket, found.step, { facts, reason: comment });
    return { number: ticket.number, state, approval };
  });
}
