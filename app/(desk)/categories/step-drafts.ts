import type { ApprovalNeeds, ApproverRef } from "@/lib/words";

/** A step while it is being edited: addresses and teams apart, because they are chosen apart. */
export interface StepDraft {
  /** Of this form alone, so that a step keeps its fields while others move. */
  key: number;
  name: string;
  needs: ApprovalNeeds;
  emails: string[];
  /** Whose leads are asked. */
  teamIds: string[];
}

/** A step as the API takes it. */
export interface StepValue {
  name: string;
  needs: ApprovalNeeds;
  approvers: ApproverRef[];
}

export const MOST_STEPS = 6;

interface GivenStep {
  name: string;
  needs: ApprovalNeeds;
  approvers?: readonly ApproverRef[];
}

export function draftsOf(steps: readonly GivenStep[]): StepDraft[] {
  return steps.map(({ name, needs, approvers = [] }, key) => ({
    key,
    name,
    needs,
    emails: approvers.flatMap((one) => (one.kind === "address" ? [one.email] : [])),
    teamIds: approvers.flatMap((one) => (one.kind === "team-lead" ? [one.teamId] : [])),
  }));
}

/** Addresses first, then teams: the order by which the API's pointers count. */
export function stepValue({ name, needs, emails, teamIds }: StepDraft): StepValue {
  const addresses = emails.map((email): ApproverRef => ({ kind: "address", email: email.trim().toLowerCase() }));
  const leads = teamIds.map((teamId): ApproverRef => ({ kind: "team-lead", teamId }));
  return { name: name.trim(), needs, approvers: [...addresses, ...leads] };
}

/** What is wrong, by where: "0/name", "1/approvers/2/email", "" for the list as a whole. */
export type StepFaults = Partial<Record<string, string>>;

const ROOT = "/approvalSteps";

/** The API's faults that are about steps. */
export function faultsAt(errors: readonly { pointer: string; message: string }[]): StepFaults {
  const ours = errors.filter(({ pointer }) => pointer === ROOT || pointer.startsWith(`${ROOT}/`));
  return Object.fromEntries(ours.map(({ pointer, message }) => [pointer.slice(ROOT.length + 1), message]));
}

/** What is wrong with one step's approvers, naming the one that is meant. */
export function approverFault(faults: StepFaults, index: number, { emails }: StepDraft): string | undefined {
  const place = `${index}/approvers`;
  const found = Object.entries(faults).find(([at]) => at === place || at.startsWith(`${place}/`));
  if (!found) return undefined;
  const email = emails[Number(found[0].slice(place.length + 1).split("/")[0] || Number.NaN)];
  return email ? `${email}: ${found[1]}` : found[1];
}

/** The list with one step a place further up (-1) or down (1). */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const next = [...list];
  const [one] = next.splice(index, 1);
  if (one !== undefined) next.splice(index + by, 0, one);
  return next;
}
