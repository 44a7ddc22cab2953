import type { ProgressItem } from "@/app/_components/progress-steps";
import { firstName } from "@/lib/display-text/labels";
import { PROGRESS_STEPS, type ProgressStep, progressOf, type TicketInProgress } from "@/lib/domain/ticket";

type NamedProgress = TicketInProgress & { assignee: { name: string } | null };

/** The progress steps of a ticket with their names, such as "With Ines" for the assigned step. */
export function progressItems(ticket: NamedProgress): (ProgressItem & { key: ProgressStep })[] {
  const { states } = progressOf(ticket);
  return PROGRESS_STEPS.map((key) => ({ key, name: nameOf(key, ticket), state: states[key] }));
}

const NAMES = { received: "Received", triage: "Categorized", answered: "Answered" };
const APPROVALS = { approved: "Approved", rejected: "Not approved", pending: "Approval", not_required: "Approval" };

function nameOf(step: ProgressStep, { status, approval, assignee }: NamedProgress): string {
  if (step === "approval") return APPROVALS[approval];
  if (step === "assigned") return assignee ? `With ${firstName(assignee.name)}` : "Assigned";
  if (step === "finished") return status === "cancelled" ? "Cancelled" : "Resolved";
  return NAMES[step];
}
