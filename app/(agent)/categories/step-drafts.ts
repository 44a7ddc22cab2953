import type { ApprovalStepInput } from "@/lib/catalogue/input";
import type { CategoryApprovalStep } from "@/lib/catalogue/views";

/** A step while it is being edited. */
export interface StepDraft extends ApprovalStepInput {
  /** Of this form alone, so that a step keeps its fields while others move. */
  key: number;
}

/** A category's steps as they are edited: without what the API only tells of them. */
export function draftsOf(steps: readonly CategoryApprovalStep[]): StepDraft[] {
  return steps.map(({ name, needs, approvers = [] }, key) => ({
    key,
    name,
    needs,
    approvers: approvers.map((one) =>
      one.kind === "address" ? { kind: one.kind, email: one.email } : { kind: one.kind, teamId: one.teamId },
    ),
  }));
}

/** A step as the API takes it. */
export function stepValue({ key: _key, ...step }: StepDraft): ApprovalStepInput {
  return step;
}

/** The list with one step a place further up (-1) or down (1). */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const next = [...list];
  const [one] = next.splice(index, 1);
  if (one !== undefined) next.splice(index + by, 0, one);
  return next;
}
