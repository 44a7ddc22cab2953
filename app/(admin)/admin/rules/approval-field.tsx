"use client";
import { type FieldProblems, problemAt } from "@/app/_client/field-problems";
import { TextField } from "@/app/_components/field";
import { ApproverFields } from "@/app/_features/approvals/approver-fields";
import type { RuleActions } from "@/lib/automation-rules/input";

type Approval = NonNullable<RuleActions["approval"]>;

interface ApprovalPartProps {
  approval: Approval;
  teams: readonly { id: string; name: string }[];
  faults: FieldProblems;
  onChange: (approval: Approval) => void;
}

/** A step that the ticket waits for, behind those of its category. */
export function ApprovalField({ approval, teams, faults, onChange }: ApprovalPartProps) {
  const { name, needs, approvers } = approval;
  return (
    <div className="space-y-3">
      <TextField
        label="Approval"
        placeholder="Finance"
        help="What the step is called. The ticket waits for it, behind the steps of its category."
        autoComplete="off"
        value={name}
        error={problemAt(faults, "/actions/approval/name")}
        onChange={({ target }) => onChange({ ...approval, name: target.value })}
      />
      <ApproverFields
        {...{ approvers, needs, teams, faults }}
        place="/actions/approval"
        onChange={(part) => onChange({ ...approval, ...part })}
      />
    </div>
  );
}
