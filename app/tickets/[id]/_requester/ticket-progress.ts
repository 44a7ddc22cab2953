import type { ProgressItem } from "@/app/_components/progress-steps";
import { formatPendingApprovers } from "@/app/_features/approvals/approval-text";
import { progressItems } from "@/app/_features/ticket/ticket-progress";
import { firstName } from "@/lib/display-text/labels";
import {
  type ApprovalState,
  type ProgressStep,
  type Provenance,
  type ProvenanceField,
  progressOf,
  type Status,
  type TriageState,
} from "@/lib/domain/ticket";
import type { ChainView } from "@/lib/tickets/approvals/views";

/** The part of a ticket that its progress needs. A `TicketDetails` fits. */
export interface TicketProgress {
  status: Status;
  triage: { state: TriageState };
  approval: ApprovalState;
  assignee: { id: string; name: string } | null;
  team: { name: string } | null;
  requester: { id: string };
  createdAt: string;
  firstResponseAt: string | null;
  resolvedAt: string | null;
  closedAt: string | null;
  provenance: Partial<Record<ProvenanceField, Provenance>>;
  messages: readonly { author: { id: string } }[];
}

/** One sentence for the requester: what happens now and what comes next. Uses no internal terms. */
export function ticketProgress(ticket: TicketProgress, chain: ChainView | null = null): string {
  const { status, assignee, team, approval } = ticket;
  if (status === "cancelled" && approval === "rejected")
    return "Your request was not approved, so this ticket was cancelled.";
  if (status === "cancelled") return "This ticket was cancelled.";
  if (status === "closed") return "This ticket is solved and closed. If the problem comes back, reopen it below.";
  if (status === "resolved") return "This ticket is marked as solved. If it isn’t, reply below to reopen it.";
  const { current } = progressOf(ticket);
  if (current === "triage") return "We’ve received your ticket and are reading it now.";
  if (current === "approval") return pendingApprovalText(chain);
  if (!assignee) {
    return team
      ? `Waiting for the next available agent in ${team.name}.`
      : "We’re looking for the right agent for your ticket.";
  }
  const name = firstName(assignee.name);
  if (status === "waiting") return `${name} is waiting for your reply.`;
  if (!ticket.firstResponseAt) return `${name} has your ticket. We’ll reply here.`;
  const last = ticket.messages.at(-1);
  if (last?.author.id === ticket.requester.id) return `${name} has received your reply.`;
  return `${name} has replied and is working on it.`;
}

function pendingApprovalText(chain: ChainView | null): string {
  const [name, ...others] = chain ? formatPendingApprovers(chain) : [];
  return name && others.length === 0
    ? `Waiting for ${name} to approve. Then we’ll assign it.`
    : "Waiting for approval. Then we’ll assign it.";
}

/** The ticket's five progress steps with known times. An approval, if needed, replaces the short triage step. */
export function progressStepsOf(
  ticket: TicketProgress,
  chain: ChainView | null = null,
): (ProgressItem & { at?: string })[] {
  const { current } = progressOf(ticket);
  const hiddenStep = ticket.approval === "not_required" || current === "triage" ? "approval" : "triage";
  const times: Partial<Record<ProgressStep, string | null>> = {
    received: ticket.createdAt,
    triage: triagedAt(ticket),
    approval: chain?.endedAt,
    assigned: ticket.assignee && ticket.provenance.assignee?.at,
    answered: ticket.firstResponseAt,
    finished: ticket.status === "cancelled" ? ticket.closedAt : ticket.resolvedAt,
  };
  return progressItems(ticket)
    .filter(({ key }) => key !== hiddenStep)
    .map((progressStep) => {
      const isKnown = progressStep.state !== "waiting" && progressStep.state !== "skipped";
      return { ...progressStep, at: (isKnown && times[progressStep.key]) || undefined };
    });
}

/** When triage ended, from a value that triage set. Undefined if triage ran again after the assignment. */
function triagedAt({ provenance }: TicketProgress): string | undefined {
  const triaged = [provenance.category, provenance.priority, provenance.skills].find(
    (value) => value && value.source !== "requester" && value.source !== "person",
  );
  return triaged && provenance.assignee && triaged.at > provenance.assignee.at ? undefined : triaged?.at;
}
