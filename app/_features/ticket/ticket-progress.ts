import type { ProgressItem } from "@/app/_components/progress-steps";
import { firstName } from "@/lib/display-text/labels";
import { PROGRESS_STEPS, type ProgressStep, progressOf, type TicketInProgress } from "@/lib/domain/ticket";

type NamedProgress = TicketInProgress & { assignee: { name: string } | null };

/**
 * The progress steps of a ticket with their names, such as "With Ines" for the assigned step. `triage` names the triage
 * step: agents know the short word.
 */
export function progressItems(
  ticket: NamedProgress,
  triage: "Categorized" | "Triaged" = "Categorized",
): (ProgressItem & { key: ProgressStep })[] {
  const { states } = progressOf(ticket);
  return PROGRESS_STEPS.map((key) => ({
    key,
    name: key === "triage" ? triage : nameOf(key, ticket),
    state: states[key],
  }));
}

const NAMES = { received: "Received", answered: "Answered" };
const APPROVALS = { approved: "Approved", rejected: "Not approved", pending: "Approval", not_required: "Approval" };

function nameOf(step: Exclude<ProgressStep, "triage">, { status, approval, assignee }: NamedProgress): string {
  if (step === "approval") return APPROVALS[approval];
  if (step === "assigned") return assignee ? `With ${firstName(assignee.name)}` : "Assigned";
  if (step === "finished") return status === "cancelled" ? "Cancelled" : "Resolved";
  return NAMES[step];
}
