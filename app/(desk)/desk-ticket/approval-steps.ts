import { whereItWaits, whoIsAsked } from "@/app/_approval/approval-words";
import type { ChainView } from "@/lib/tickets/approval/views";
import { listWords } from "../_parts/desk-names";
import type { StepEntry } from "./line-entry";

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
      fact: spoke.length > 0 ? `by ${listWords(spoke.map(({ approver }) => approver))}` : "",
      ...(state === "rejected" ? { word: "rejected" } : {}),
    },
  ];
}

/** "step 1 of 2, Cost centre: Helen Okafor": what a chain waits for; empty where it waits for nothing. */
export function approvalWait(chain: ChainView | null | undefined): string {
  const where = chain && whereItWaits(chain);
  if (!where) return "";
  const names = listWords(whoIsAsked(chain));
  return names ? `${where}: ${names}` : where;
}
