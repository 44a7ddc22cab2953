"use client";
import { TextField } from "@/app/_ui/field";
import { SelectField } from "@/app/_ui/select";
import type { RuleActions } from "@/lib/rules/input";
import { APPROVAL_NEEDS, type ApprovalNeeds, type ApproverRef } from "@/lib/words";
import { ChipsField } from "../../_parts/chips-field";
import { NEEDS_WORDS } from "../../_parts/rule-words";
import { type Faults, faultAt } from "./faults";

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
  const emails = approvers.flatMap((one) => (one.kind === "address" ? [one.email] : []));
  const leads = approvers.flatMap((one) => (one.kind === "team-lead" ? [one.teamId] : []));
  // Addresses stand first, so that a fault's place in the list tells which one it means.
  const set = (addresses: readonly string[], teamIds: readonly string[]) =>
    onChange({
      ...approval,
      approvers: [
        ...addresses.map((email): ApproverRef => ({ kind: "address", email: email.toLowerCase() })),
        ...teamIds.map((teamId): ApproverRef => ({ kind: "team-lead", teamId })),
      ],
    });
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
      <ChipsField
        label="Asked by address"
        adds="Add an address"
        values={emails}
        error={faultAt(faults, "/actions/approval/approvers", [...emails, ...leads.map((id) => nameOf(teams, id))])}
        onChange={(next) => set(next, leads)}
      />
      <ChipsField
        label="Asked as lead of a team"
        adds="Add a team"
        values={leads}
        options={teams.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(next) => set(emails, next)}
      />
      {approvers.length > 1 ? (
        <SelectField
          label="Who must agree"
          options={APPROVAL_NEEDS.map((value) => ({ value, label: NEEDS_WORDS[value] }))}
          value={needs}
          onChange={({ target }) => onChange({ ...approval, needs: target.value as ApprovalNeeds })}
        />
      ) : null}
    </div>
  );
}

function nameOf(teams: ApprovalPartProps["teams"], id: string): string {
  return teams.find((team) => team.id === id)?.name ?? "A team";
}
