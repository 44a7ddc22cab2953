"use client";
import { type FieldProblems, problemAt } from "@/app/_client/field-problems";
import { SelectField } from "@/app/_components/select";
import { TagInput } from "@/app/_components/tag-input";
import { teamName } from "@/app/_features/names/names";
import { APPROVAL_NEEDS, type ApprovalNeeds, type ApproverRef } from "@/lib/domain/approval";
import { NEEDS_LABELS } from "./approval-text";

interface ApproverFieldsProps {
  approvers: readonly ApproverRef[];
  needs: ApprovalNeeds;
  teams: readonly { id: string; name: string }[];
  faults: FieldProblems;
  /** The step's JSON pointer in `faults`, such as `/approvalSteps/0`. */
  place: string;
  onChange: (part: { approvers?: ApproverRef[]; needs?: ApprovalNeeds }) => void;
}

/** Form fields of an approval step: who must approve, and if one approval is enough. */
export function ApproverFields({ approvers, needs, teams, faults, place, onChange }: ApproverFieldsProps) {
  const emails = approvers.flatMap((one) => (one.kind === "address" ? [one.email] : []));
  const leads = approvers.flatMap((one) => (one.kind === "team-lead" ? [one.teamId] : []));
  const set = (addresses: readonly string[], teamIds: readonly string[]) =>
    onChange({
      approvers: [
        ...addresses.map((email): ApproverRef => ({ kind: "address", email })),
        ...teamIds.map((teamId): ApproverRef => ({ kind: "team-lead", teamId })),
      ],
    });
  return (
    <>
      <TagInput
        label="Approvers"
        adds="Add an email address"
        help="Approvers don’t need an account."
        values={emails}
        error={problemAt(faults, `${place}/approvers`, approverNames(approvers, teams))}
        onChange={(next) => set(next, leads)}
      />
      <TagInput
        label="Team leads"
        adds="Add a team"
        values={leads}
        options={[...new Set([...teams.map(({ id }) => id), ...leads])].map((id) => ({
          value: id,
          label: teamName({ teams }, id),
        }))}
        onChange={(next) => set(emails, next)}
      />
      {approvers.length > 1 ? (
        <SelectField
          label="Required approvals"
          options={APPROVAL_NEEDS.map((value) => ({ value, label: NEEDS_LABELS[value] }))}
          value={needs}
          onChange={({ target }) => onChange({ needs: target.value as ApprovalNeeds })}
        />
      ) : null}
    </>
  );
}

/** How error messages name the approvers, in the same order: an email address or "the lead of Billing". */
export function approverNames(approvers: readonly ApproverRef[], teams: ApproverFieldsProps["teams"]): string[] {
  return approvers.map((one) =>
    one.kind === "address" ? one.email : `the lead of ${teamName({ teams }, one.teamId)}`,
  );
}
