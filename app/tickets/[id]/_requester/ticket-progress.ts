import type { ProgressItem } from "@/app/_components/progress-steps";
import { formatPendingApprovers } from "@/app/_features/approvals/approval-text";
import { progressItems } from "@/app/_features/ticket/ticket-progress";
import { firstName } from "@/lib/display-text/labels";
import { isSetByPerson, type ProgressStep, progressOf, type TicketInProgress } from "@/lib/domain/ticket";
import type { ChainView } from "@/lib/tickets/approvals/views";
import type { TicketView } from "@/lib/tickets/ticket-view";

/** The part of a ticket that these functions need. */
export interface TicketProgress
  extends TicketInProgress,
    Pick<TicketView, "createdAt" | "resolvedAt" | "closedAt" | "provenance"> {
  assignee: { id: string; name: string } | null;
  team: { name: string } | null;
  requester: { id: string };
  messages: readonly { author: { id: string } }[];
}

/** Tells the requester in one or two sentences what happens now and what comes next. */
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

/** The ticket's five progress steps and their known times. After triage, a needed approval replaces the triage step. */
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

/** Undefined if triage set no value, or set it only after the assignment. */
function triagedAt({ provenance }: TicketProgress): string | undefined {
  const triaged = [provenance.category, provenance.priority, provenance.skills].find(
    (value) => value && !isSetByPerson(value.source),
  );
  return triaged && provenance.assignee && triaged.at > provenance.assignee.at ? undefined : triaged?.at;
}
