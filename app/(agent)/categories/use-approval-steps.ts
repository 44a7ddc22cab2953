"use client";
import { useState } from "react";
import { ApiProblem } from "@/app/_client/api";
import { byPointer, type FieldProblems, fieldProblemsOf } from "@/app/_client/field-problems";
import { UpdateCategoryInput } from "@/lib/catalogue/input";
import type { CategoryApprovalStep } from "@/lib/catalogue/views";
import { draftsOf, type StepDraft, stepValue } from "./step-drafts";

/** A category's approval steps while its form is open: what stands there, what is sent, and what is wrong with it. */
export function useApprovalSteps(given: readonly CategoryApprovalStep[]) {
  const [drafts, setDrafts] = useState(() => draftsOf(given));
  const [faults, setFaults] = useState<FieldProblems>({});
  const value = drafts.map(stepValue);
  return {
    drafts,
    value,
    /** The same as `value`, as it stood when the form was opened. */
    stood: draftsOf(given).map(stepValue),
    faults,
    change(next: StepDraft[]) {
      setDrafts(next);
      setFaults({});
    },
    /** Looks at what would be sent. */
    check: () => setFaults(fieldProblemsOf(UpdateCategoryInput, { approvalSteps: value })),
    /** Keeps what the API refused of the steps, and throws it on. */
    refused(error: unknown): never {
      if (error instanceof ApiProblem) setFaults(byPointer(error.errors));
      throw error;
    },
  };
}
