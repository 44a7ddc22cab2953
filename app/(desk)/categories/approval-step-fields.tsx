"use client";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { IconButton } from "@/app/_ui/button";
import { Chip } from "@/app/_ui/chip";
import { TextField } from "@/app/_ui/field";
import { Select } from "@/app/_ui/select";
import type { ApprovalNeeds } from "@/lib/words";
import { ChipsField } from "../_parts/chips-field";
import type { StepDraft } from "./step-drafts";

const ICON = { size: 14, strokeWidth: 1.75, "aria-hidden": true } as const;
const NEEDS: readonly { value: ApprovalNeeds; label: string }[] = [
  { value: "one", label: "One yes is enough" },
  { value: "all", label: "All must agree" },
];

interface ApprovalStepFieldsProps {
  draft: StepDraft;
  /** Counted from 1. */
  place: number;
  of: number;
  teams: readonly { id: string; name: string }[];
  nameFault: string | undefined;
  approverFault: string | undefined;
  onChange: (draft: StepDraft) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** One step: its name, who is asked, and whether one of them is enough. */
export function ApprovalStepFields(props: ApprovalStepFieldsProps) {
  const { draft, place, of, teams, nameFault, approverFault, onChange, onMove, onRemove } = props;
  const called = draft.name.trim() || `step ${place}`;
  const others = teams.filter(({ id }) => !draft.teamIds.includes(id));
  return (
    <fieldset className="rounded-lg border border-line p-3">
      <legend className="sr-only">Step {place}</legend>
      <div className="mb-2 flex items-center">
        <span className="sect" aria-hidden="true">
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
          value={draft.name}
          error={nameFault}
          onChange={({ target }) => onChange({ ...draft, name: target.value })}
          autoFocus={draft.name === "" && draft.emails.length + draft.teamIds.length === 0}
        />
        <ChipsField
          label="Approvers"
          adds="Add an address"
          help="Addresses, with an account here or without."
          values={draft.emails}
          error={approverFault}
          onChange={(emails) => onChange({ ...draft, emails })}
        />
        <div>
          {draft.teamIds.length > 0 ? (
            <p className="mb-1.5 flex flex-wrap gap-1.5">
              {draft.teamIds.map((teamId) => (
                <Chip
                  key={teamId}
                  soft
                  label="Lead of"
                  onRemove={() => onChange({ ...draft, teamIds: draft.teamIds.filter((other) => other !== teamId) })}
                >
                  {teams.find(({ id }) => id === teamId)?.name ?? "a team that is gone"}
                </Chip>
              ))}
            </p>
          ) : null}
          <Select
            aria-label={`Add a team’s lead to ${called}`}
            empty="Add a team’s lead"
            value=""
            disabled={others.length === 0}
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={({ target }) => target.value && onChange({ ...draft, teamIds: [...draft.teamIds, target.value] })}
          />
        </div>
        <fieldset>
          <legend className="sr-only">How many must agree</legend>
          <div className="flex flex-wrap gap-x-4">
            {NEEDS.map(({ value, label }) => (
              <label key={value} className="flex min-h-7 items-center gap-1.5 pointer-coarse:min-h-11">
                <input
                  type="radio"
                  name={`needs-${draft.key}`}
                  className="radio radio-xs"
                  checked={draft.needs === value}
                  onChange={() => onChange({ ...draft, needs: value })}
                />
                {label}
              </label>
            ))}
          </div>
        </fieldset>
      </div>
    </fieldset>
  );
}
