"use client";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { type FieldProblems, problemAt } from "@/app/_client/field-problems";
import { IconButton } from "@/app/_components/button";
import { TextField } from "@/app/_components/field";
import { ApproverFields } from "@/app/_features/approvals/approver-fields";
import type { StepDraft } from "./step-drafts";

const ICON = { size: 14, strokeWidth: 1.75, "aria-hidden": true } as const;

interface ApprovalStepFieldsProps {
  draft: StepDraft;
  position: number;
  count: number;
  teams: readonly { id: string; name: string }[];
  problems: FieldProblems;
  onChange: (draft: StepDraft) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** The fields of one approval step: its name, its approvers, and if one or all of them must approve. */
export function ApprovalStepFields(props: ApprovalStepFieldsProps) {
  const { draft, position, count, teams, problems, onChange, onMove, onRemove } = props;
  const { name, needs, approvers } = draft;
  const label = name.trim() || `step ${position}`;
  const pointer = `/approvalSteps/${position - 1}`;
  return (
    <fieldset className="rounded-lg border border-line p-3">
      <legend className="sr-only">Step {position}</legend>
      <div className="mb-2 flex items-center">
        <span className="sb-section-title" aria-hidden="true">
          Step {position}
        </span>
        <span className="ml-auto flex text-muted">
          <IconButton
            label={`Move ${label} up`}
            disabled={position === 1}
            data-move="-1"
            onClick={() => onMove(-1)}
            icon={<ArrowUp {...ICON} />}
          />
          <IconButton
            label={`Move ${label} down`}
            disabled={position === count}
            data-move="1"
            onClick={() => onMove(1)}
            icon={<ArrowDown {...ICON} />}
          />
          <IconButton label={`Remove ${label}`} onClick={onRemove} icon={<Trash2 {...ICON} />} />
        </span>
      </div>
      <div className="space-y-3">
        <TextField
          label="Name"
          autoComplete="off"
          placeholder="Cost centre"
          maxLength={80}
          value={name}
          error={problemAt(problems, `${pointer}/name`)}
          onChange={({ target }) => onChange({ ...draft, name: target.value })}
          autoFocus={name === "" && approvers.length === 0}
        />
        <ApproverFields
          {...{ approvers, needs, teams }}
          faults={problems}
          place={pointer}
          onChange={(change) => onChange({ ...draft, ...change })}
        />
      </div>
    </fieldset>
  );
}
