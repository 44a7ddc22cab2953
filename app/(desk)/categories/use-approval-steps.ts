"use client";
import { useState } from "react";
import { ApiProblem } from "@/app/_ui/api";
import { UpdateCategoryInput } from "@/lib/catalogue/input";
import { draftsOf, faultsAt, type StepDraft, type StepFaults, stepValue } from "./step-drafts";

/** A category's approval steps while its form is open: what stands there, what is sent, and what is wrong with it. */
export function useApprovalSteps(given: Parameters<typeof draftsOf>[0]) {
  const [drafts, setDrafts] = useState(() => draftsOf(given));
  const [faults, setFaults] = useState<StepFaults>({});
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
    check() {
      const parsed = UpdateCategoryInput.safeParse({ approvalSteps: value });
      const issues = parsed.error?.issues ?? [];
      setFaults(faultsAt(issues.map(({ path, message }) => ({ pointer: `/${path.join("/")}`, message }))));
    },
    /** Keeps what the API refused of the steps, and throws it on. */
    refused(error: unknown): never {
      if (error instanceof ApiProblem) setFaults(faultsAt(error.errors));
      throw error;
    },
  };
}
