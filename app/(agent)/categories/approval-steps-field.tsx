"use client";
import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import type { FieldProblems } from "@/app/_client/field-problems";
import { useRowFocus } from "@/app/_client/use-row-focus";
import { Button } from "@/app/_components/button";
import { FieldError } from "@/app/_components/field-error";
import { MAX_STEPS } from "@/lib/catalogue/input";
import { ApprovalStepFields } from "./approval-step-fields";
import { moved, type StepDraft } from "./step-drafts";

interface ApprovalStepsFieldProps {
  drafts: readonly StepDraft[];
  faults: FieldProblems;
  teams: readonly { id: string; name: string }[];
  onChange: (drafts: StepDraft[]) => void;
}

/** Who has to say yes before tickets of a category are given to anybody: up to six steps, one after the other. */
export function ApprovalStepsField({ drafts, faults, teams, onChange }: ApprovalStepsFieldProps) {
  const nextKey = useRef(drafts.length);
  const adder = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const [told, setTold] = useState("");
  const keepFocus = useRowFocus();
  const put = (index: number, draft: StepDraft) => onChange(drafts.map((one, at) => (at === index ? draft : one)));

  function add() {
    onChange([...drafts, { key: nextKey.current++, name: "", needs: "one", approvers: [] }]);
    setTold(`Step ${drafts.length + 1} is there.`);
  }
  function move(index: number, by: -1 | 1) {
    keepFocus(list.current?.querySelector<HTMLElement>(`[data-step="${drafts[index]!.key}"]`) ?? null);
    onChange(moved(drafts, index, by));
    setTold(`${drafts[index]?.name || "The step"} is step ${index + by + 1} of ${drafts.length} now.`);
  }
  function remove(index: number) {
    onChange(drafts.filter((_, at) => at !== index));
    setTold(`${drafts[index]?.name || "The step"} is removed.`);
    adder.current?.focus();
  }

  return (
    <fieldset>
      <legend className="font-medium">Approval steps</legend>
      <p className="text-muted text-xs">
        Tickets wait until every step has said yes, in this order. Without steps nobody is asked.
      </p>
      <ol ref={list} className="mt-2 space-y-3">
        {drafts.map((draft, index) => (
          <li key={draft.key} data-step={draft.key}>
            <ApprovalStepFields
              draft={draft}
              place={index + 1}
              of={drafts.length}
              teams={teams}
              faults={faults}
              onChange={(next) => put(index, next)}
              onMove={(by) => move(index, by)}
              onRemove={() => remove(index)}
            />
          </li>
        ))}
      </ol>
      {faults["/approvalSteps"] ? <FieldError>{faults["/approvalSteps"]}</FieldError> : null}
      {drafts.length < MAX_STEPS ? (
        <Button
          ref={adder}
          size="sm"
          className="mt-2"
          icon={<Plus size={14} strokeWidth={1.75} aria-hidden="true" />}
          onClick={add}
        >
          Add a step
        </Button>
      ) : (
        <p className="mt-2 text-muted text-xs">A category has at most {MAX_STEPS} steps.</p>
      )}
      <p role="status" className="sr-only">
        {told}
      </p>
    </fieldset>
  );
}
