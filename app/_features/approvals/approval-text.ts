import { formatList } from "@/app/_features/names/names";
import type { ApprovalNeeds, ApprovalStepState, RequestState } from "@/lib/domain/approval";
import type { ChainView, RequestView, StepView } from "@/lib/tickets/approvals/views";

export const STEP_LABELS: Record<ApprovalStepState, string> = {
  waiting: "not started",
  asked: "waiting for approval",
  approved: "approved",
  rejected: "rejected",
  void: "no longer needed",
};

/** Follows the approver's name: "Helen Okafor approved". */
export const REQUEST_LABELS: Record<RequestState, string> = {
  asked: "has not decided yet",
  approved: "approved",
  rejected: "rejected",
  delegated: "delegated",
  void: "no longer needed",
};

export const NEEDS_LABELS: Record<ApprovalNeeds, string> = { one: "One approval is enough", all: "All must approve" };

/** "step 1 of 2, Cost centre": the pending step of a chain; null without one. */
export function formatPendingStep({ state, steps }: ChainView): string | null {
  const step = pendingStep({ state, steps });
  return step && `${steps.length > 1 ? `step ${step.position} of ${steps.length}` : "one step"}, ${step.name}`;
}

/** Names of the approvers who have not decided in the pending step. */
export function formatPendingApprovers(chain: Pick<ChainView, "state" | "steps">): string[] {
  const requests = pendingStep(chain)?.requests ?? [];
  return requests.filter(({ state }) => state === "asked").map(({ approver }) => approver);
}

/** True once anyone has approved or rejected; the ticket's text can't change afterwards. */
export function hasDecision({ steps }: Pick<ChainView, "steps">): boolean {
  return steps.some(({ requests }) => requests.some(({ state }) => state === "approved" || state === "rejected"));
}

/** Why a person is an approver; null if the step names them. */
export function formatRequestOrigin({ origin, from }: Pick<RequestView, "origin" | "from">): string | null {
  switch (origin) {
    case "named":
      return null;
    case "lead":
      return "as team lead";
    case "delegated":
      return from ? `delegated by ${from}` : "delegated";
    case "escalated":
      return from ? `escalated because ${from} did not respond` : "escalated because no one responded";
    case "admin":
      return "as an admin, because no approver was available";
  }
}

/** The effect of a decision, for the approver. `chain` is the chain before the decision. */
export function formatNextStep(chain: ChainView, requestId: string, decision: "approve" | "reject"): string {
  if (decision === "reject") return "The ticket is cancelled. We’ll tell the requester why.";
  const step = chain.steps.find(({ requests }) => requests.some(({ id }) => id === requestId));
  const others = step?.requests.filter(({ id, state }) => id !== requestId && state === "asked") ?? [];
  if (step?.needs === "all" && others.length > 0) {
    return `It also needs approval from ${formatList(others.map(({ approver }) => approver))}.`;
  }
  const next = chain.steps.find(({ position }) => position === (step?.position ?? 0) + 1);
  if (next) return `Next step: ${next.name}.`;
  return "That was the last step. We’ll assign the ticket now.";
}

function pendingStep({ state, steps }: Pick<ChainView, "state" | "steps">): StepView | null {
  return state === "pending" ? (steps.find((step) => step.state === "asked") ?? null) : null;
}
