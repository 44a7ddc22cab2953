import type { ApprovalStepInput } from "@/lib/catalogue/input";
import type { CategoryApprovalStep } from "@/lib/catalogue/views";

export interface StepDraft extends ApprovalStepInput {
  /** The step's React key; the API does not get it. */
  key: number;
}

/** A category's approval steps for its form, without the fields that the API returns but does not accept. */
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

/** The step as the API accepts it. */
export function stepInput({ key: _key, ...step }: StepDraft): ApprovalStepInput {
  return step;
}

/** A copy of the list. The item at `index` is moved up (-1) or down (1) by one position. */
export function moveItem<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  return list.toSpliced(index, 1).toSpliced(index + by, 0, list[index]!);
}
