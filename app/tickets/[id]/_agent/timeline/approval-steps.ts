import { formatPendingApprovers, formatPendingStep } from "@/app/_features/approvals/approval-text";
import { formatList } from "@/app/_features/names/names";
import type { ChainView } from "@/lib/tickets/approvals/views";
import type { StepEntry } from "./timeline-entry";

/** A chain that was gone through, as one stop of the pipeline; none while it waits, or was withdrawn or replaced. */
export function endedApproval({ id, state, endedAt, steps }: ChainView): StepEntry[] {
  if ((state !== "approved" && state !== "rejected") || !endedAt) return [];
  const spoke = steps.flatMap(({ requests }) => requests.filter((request) => request.state === state));
  return [
    {
      kind: "step",
      step: "approve",
      id: `approval-${id}`,
      at: endedAt,
      state: state === "approved" ? "done" : "failed",
      name: state === "approved" ? "Approved" : "Not approved",
      fact: spoke.length > 0 ? `by ${formatList(spoke.map(({ approver }) => approver))}` : "",
      ...(state === "rejected" ? { word: "rejected" } : {}),
    },
  ];
}

/** "step 1 of 2, Cost centre: Helen Okafor": what a chain waits for; empty where it waits for nothing. */
export function approvalWait(chain: ChainView | null | undefined): string {
  const where = chain && formatPendingStep(chain);
  if (!where) return "";
  const names = formatList(formatPendingApprovers(chain));
  return names ? `${where}: ${names}` : where;
}
