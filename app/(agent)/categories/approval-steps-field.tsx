"use client";
import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { ApiProblem } from "@/app/_client/api";
import { byPointer, type FieldProblems, fieldProblemsOf } from "@/app/_client/field-problems";
import { useRowFocus } from "@/app/_client/use-row-focus";
import { Button } from "@/app/_components/button";
import { InlineError } from "@/app/_components/inline-error";
import { MAX_STEPS, UpdateCategoryInput } from "@/lib/catalogue/input";
import type { CategoryApprovalStep } from "@/lib/catalogue/views";
import { ApprovalStepFields } from "./approval-step-fields";
import { draftsOf, moveItem, type StepDraft, stepInput } from "./step-drafts";

/** The approval steps of an open category form: their values, their errors, and functions to change them. */
export function useApprovalSteps(initial: readonly CategoryApprovalStep[]) {
  const [drafts, setDrafts] = useState(() => draftsOf(initial));
  const [problems, setProblems] = useState<FieldProblems>({});
  const value = drafts.map(stepInput);
  return {
    drafts,
    value,
    /** The stored steps, in the shape of `value`. */
    initial: draftsOf(initial).map(stepInput),
    problems,
    change(next: StepDraft[]) {
      setDrafts(next);
      setProblems({});
    },
    validate: () => setProblems(fieldProblemsOf(UpdateCategoryInput, { approvalSteps: value })),
    /** Shows the API's errors about the steps and throws the error again. */
    onError(error: unknown): never {
      if (error instanceof ApiProblem) setProblems(byPointer(error.errors));
      throw error;
    },
  };
}

interface ApprovalStepsFieldProps {
  drafts: readonly StepDraft[];
  problems: FieldProblems;
  teams: readonly { id: string; name: string }[];
  onChange: (drafts: StepDraft[]) => void;
}

/** The list of a category's approval steps, with buttons to add, move and remove them. */
export function ApprovalStepsField({ drafts, problems, teams, onChange }: ApprovalStepsFieldProps) {
  const nextKey = useRef(drafts.length);
  const addButton = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const [announcement, setAnnouncement] = useState("");
  const keepFocus = useRowFocus();
  const nameOf = (index: number) => drafts[index]?.name || `Step ${index + 1}`;

  function add() {
    onChange([...drafts, { key: nextKey.current++, name: "", needs: "one", approvers: [] }]);
    setAnnouncement(`Step ${drafts.length + 1} added.`);
  }
  function move(index: number, by: -1 | 1) {
    keepFocus(list.current?.querySelector<HTMLElement>(`[data-step="${drafts[index]!.key}"]`) ?? null);
    onChange(moveItem(drafts, index, by));
    setAnnouncement(`${nameOf(index)} is now step ${index + by + 1} of ${drafts.length}.`);
  }
  function remove(index: number) {
    onChange(drafts.filter((_, other) => other !== index));
    setAnnouncement(`${nameOf(index)} removed.`);
    addButton.current?.focus();
  }

  return (
    <fieldset>
      <legend className="font-medium">Approval steps</legend>
      <p className="text-muted text-xs">
        A ticket waits until every step is approved, in this order. Without steps, no approval is needed.
      </p>
      <ol ref={list} className="mt-2 space-y-3">
        {drafts.map((draft, index) => (
          <li key={draft.key} data-step={draft.key}>
            <ApprovalStepFields
              {...{ draft, teams, problems }}
              position={index + 1}
              count={drafts.length}
              onChange={(next) => onChange(drafts.with(index, next))}
              onMove={(by) => move(index, by)}
              onRemove={() => remove(index)}
            />
          </li>
        ))}
      </ol>
      {problems["/approvalSteps"] ? <InlineError>{problems["/approvalSteps"]}</InlineError> : null}
      {drafts.length < MAX_STEPS ? (
        <Button
          ref={addButton}
          size="sm"
          className="mt-2"
          icon={<Plus size={14} strokeWidth={1.75} aria-hidden="true" />}
          onClick={add}
        >
          Add step
        </Button>
      ) : (
        <p className="mt-2 text-muted text-xs">A category can have at most {MAX_STEPS} steps.</p>
      )}
      <p role="status" className="sr-only">
        {announcement}
      </p>
    </fieldset>
  );
}
