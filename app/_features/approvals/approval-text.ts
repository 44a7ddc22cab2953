import type { ApprovalNeeds, ApprovalStepState, RequestState } from "@/lib/domain/approval";
import type { ChainView, RequestView, StepView } from "@/lib/tickets/approvals/views";

/** How approvals are called on pages. */
export const STEP_LABELS: Record<ApprovalStepState, string> = {
  waiting: "to come",
  asked: "waiting for an answer",
  approved: "approved",
  rejected: "rejected",
  void: "not needed any more",
};

/** What somebody did with their part, after their name: "Helen Okafor approved". */
export const REQUEST_LABELS: Record<RequestState, string> = {
  asked: "is asked",
  approved: "approved",
  rejected: "rejected",
  delegated: "passed it on",
  void: "was not needed",
};

/** How many of those who are asked in a step must say yes. */
export const NEEDS_LABELS: Record<ApprovalNeeds, string> = { one: "One yes is enough", all: "All must agree" };

/** "step 1 of 2, Cost centre": where a chain waits; null for one that does not. */
export function formatPendingStep({ state, steps }: ChainView): string | null {
  const step = stepThatWaits({ state, steps });
  return step && `${formatStepPosition(step, steps)}, ${step.name}`;
}

/** "step 1 of 2". */
export function formatStepPosition({ position }: Pick<StepView, "position">, steps: readonly unknown[]): string {
  return steps.length > 1 ? `step ${position} of ${steps.length}` : "one step";
}

/** The names of those whose answer a chain waits for. */
export function formatPendingApprovers(chain: Pick<ChainView, "state" | "steps">): string[] {
  const requests = stepThatWaits(chain)?.requests ?? [];
  return requests.filter(({ state }) => state === "asked").map(({ approver }) => approver);
}

/** True once somebody has said yes or no: the words they decided by then stay. */
export function hasDecision({ steps }: Pick<ChainView, "steps">): boolean {
  return steps.some(({ requests }) => requests.some(({ state }) => state === "approved" || state === "rejected"));
}

/** How somebody came to be asked, where they were not named for it; null for those who were. */
export function formatRequestOrigin({ origin, from }: Pick<RequestView, "origin" | "from">): string | null {
  switch (origin) {
    case "named":
      return null;
    case "lead":
      return "as the team’s lead";
    case "delegated":
      return from ? `in place of ${from}, who passed it on` : "passed on to them";
    case "escalated":
      return from ? `because ${from} did not answer` : "because nobody answered";
    case "admin":
      return "as an admin, because nobody else could be asked";
  }
}

/** What an answer leads to, for whoever gave it. `chain` is as it was before. */
export function formatNextStep(chain: ChainView, requestId: string, word: "approve" | "reject"): string {
  if (word === "reject") return "The ticket is cancelled, and the requester is told why.";
  const step = chain.steps.find(({ requests }) => requests.some(({ id }) => id === requestId));
  const others = step?.requests.filter(({ id, state }) => id !== requestId && state === "asked") ?? [];
  if (step?.needs === "all" && others.length > 0) {
    return `It also needs a yes from ${others.map(({ approver }) => approver).join(" and ")}.`;
  }
  const next = chain.steps.find(({ position }) => position === (step?.position ?? 0) + 1);
  if (next) return `The next step is asked now: ${next.name}.`;
  return "That was the last step: the ticket now goes to somebody who can do it.";
}

function stepThatWaits({ state, steps }: Pick<ChainView, "state" | "steps">): StepView | null {
  return state === "pending" ? (steps.find((step) => step.state === "asked") ?? null) : null;
}
