import type { ApprovalStepInput } from "@/lib/catalogue/input";
import type { CategoryApprovalStep } from "@/lib/catalogue/views";

export interface StepDraft extends ApprovalStepInput {
  /** Known only to the form: a step keeps its fields when others move. */
  key: number;
}

/** A category's steps as drafts, without the fields that the API only returns. */
export function draftsOf(steps: readonly CategoryApprovalStep[]): StepDraft[] {
  return steps.map(({ name, needs, approvers = [] }, key) => ({
    key,
    name,
    needs,
    approvers: approvers.map((approver) =>
      approver.kind === "address"
        ? { kind: approver.kind, email: approver.email }
        : { kind: approver.kind, teamId: approver.teamId },
    ),
  }));
}

export function stepInput({ key: _key, ...step }: StepDraft): ApprovalStepInput {
  return step;
}

/** The list with one item moved up (-1) or down (1) by one position. */
export function moveItem<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const next = [...list];
  const [item] = next.splice(index, 1);
  if (item !== undefined) next.splice(index + by, 0, item);
  return next;
}
