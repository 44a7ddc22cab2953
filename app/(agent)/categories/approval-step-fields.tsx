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
  /** Counted from 1. */
  place: number;
  of: number;
  teams: readonly { id: string; name: string }[];
  faults: FieldProblems;
  onChange: (draft: StepDraft) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** One step: its name, who is asked, and whether one of them is enough. */
export function ApprovalStepFields(props: ApprovalStepFieldsProps) {
  const { draft, place, of, teams, faults, onChange, onMove, onRemove } = props;
  const { name, needs, approvers } = draft;
  const called = name.trim() || `step ${place}`;
  const at = `/approvalSteps/${place - 1}`;
  return (
    <fieldset className="rounded-lg border border-line p-3">
      <legend className="sr-only">Step {place}</legend>
      <div className="mb-2 flex items-center">
        <span className="sb-section-title" aria-hidden="true">
          Step {place}
        </span>
        <span className="ml-auto flex text-muted">
          <IconButton
            label={`Move ${called} up`}
            disabled={place === 1}
            data-move="-1"
            onClick={() => onMove(-1)}
            icon={<ArrowUp {...ICON} />}
          />
          <IconButton
            label={`Move ${called} down`}
            disabled={place === of}
            data-move="1"
            onClick={() => onMove(1)}
            icon={<ArrowDown {...ICON} />}
          />
          <IconButton label={`Remove ${called}`} onClick={onRemove} icon={<Trash2 {...ICON} />} />
        </span>
      </div>
      <div className="space-y-3">
        <TextField
          label="Name"
          autoComplete="off"
          placeholder="Cost centre"
          maxLength={80}
          value={name}
          error={problemAt(faults, `${at}/name`)}
          onChange={({ target }) => onChange({ ...draft, name: target.value })}
          autoFocus={name === "" && approvers.length === 0}
        />
        <ApproverFields
          {...{ approvers, needs, teams, faults }}
          place={at}
          onChange={(part) => onChange({ ...draft, ...part })}
        />
      </div>
    </fieldset>
  );
}
