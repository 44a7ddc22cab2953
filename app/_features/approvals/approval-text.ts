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

/** Text after the approver's name, as in "Helen Okafor approved". */
export const REQUEST_LABELS: Record<RequestState, string> = {
  asked: "has not decided yet",
  approved: "approved",
  rejected: "rejected",
  delegated: "delegated",
  void: "no longer needed",
};

export const NEEDS_LABELS: Record<ApprovalNeeds, string> = { one: "One approval is enough", all: "All must approve" };

/** The step that waits for approval: "step 1 of 2, Cost centre" or "one step, Cost centre"; null if no step waits. */
export function formatPendingStep({ state, steps }: ChainView): string | null {
  const step = pendingStep({ state, steps });
  return step && `${steps.length > 1 ? `step ${step.position} of ${steps.length}` : "one step"}, ${step.name}`;
}

/** Names of the approvers whose decision the current step still waits for. */
export function formatPendingApprovers(chain: Pick<ChainView, "state" | "steps">): string[] {
  const requests = pendingStep(chain)?.requests ?? [];
  return requests.filter(({ state }) => state === "asked").map(({ approver }) => approver);
}

/** True if any approver has approved or rejected. Then the requester can't edit the ticket's text any more. */
export function hasDecision({ steps }: Pick<ChainView, "steps">): boolean {
  return steps.some(({ requests }) => requests.some(({ state }) => state === "approved" || state === "rejected"));
}

/** Why the request went to this approver: "as team lead"; null if the approval step names them. */
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

/** Tells the approver what happens after their decision. `chain` is the chain as it was before the decision. */
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
