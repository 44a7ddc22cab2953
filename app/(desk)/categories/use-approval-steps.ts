"use client";
import { useState } from "react";
import { ApiProblem } from "@/app/_ui/api";
import { UpdateCategoryInput } from "@/lib/catalogue/input";
import type { ApprovalStep } from "@/lib/catalogue/views";
import { byPointer, type Faults, faultsOf } from "../_parts/faults";
import { draftsOf, type StepDraft, stepValue } from "./step-drafts";

/** A category's approval steps while its form is open: what stands there, what is sent, and what is wrong with it. */
export function useApprovalSteps(given: readonly ApprovalStep[]) {
  const [drafts, setDrafts] = useState(() => draftsOf(given));
  const [faults, setFaults] = useState<Faults>({});
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
    check: () => setFaults(faultsOf(UpdateCategoryInput, { approvalSteps: value })),
    /** Keeps what the API refused of the steps, and throws it on. */
    refused(error: unknown): never {
      if (error instanceof ApiProblem) setFaults(byPointer(error.errors));
      throw error;
    },
  };
}
