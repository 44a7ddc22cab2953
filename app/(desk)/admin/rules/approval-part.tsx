"use client";
import { TextField } from "@/app/_ui/field";
import type { RuleActions } from "@/lib/rules/input";
import { ApproverFields } from "../../_parts/approver-fields";
import { type Faults, faultAt } from "../../_parts/faults";

type Approval = NonNullable<RuleActions["approval"]>;

interface ApprovalPartProps {
  approval: Approval;
  teams: readonly { id: string; name: string }[];
  faults: Faults;
  onChange: (approval: Approval) => void;
}

/** A step that the ticket waits for, behind those of its category. */
export function ApprovalPart({ approval, teams, faults, onChange }: ApprovalPartProps) {
  const { name, needs, approvers } = approval;
  return (
    <div className="space-y-3">
      <TextField
        label="Approval"
        placeholder="Finance"
        help="What the step is called. The ticket waits for it, behind the steps of its category."
        autoComplete="off"
        value={name}
        error={faultAt(faults, "/actions/approval/name")}
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
