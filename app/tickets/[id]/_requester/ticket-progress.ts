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

/** As much of a ticket as its requester's page tells of it. A `TicketDetails` fits. */
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

/**
 * One sentence for the requester: where things stand, and what comes next. No inner words of ours. `chain` is the
 * ticket's way through its approvals, where it has one.
 */
export function ticketProgress(ticket: TicketProgress, chain: ChainView | null = null): string {
  const { status, assignee, team, approval } = ticket;
  if (status === "cancelled" && approval === "rejected") return "This was not approved, so nobody works on it.";
  if (status === "cancelled") return "This ticket was cancelled. Nobody works on it any more.";
  if (status === "closed") return "This is solved and closed. If it comes back, reopen it below.";
  if (status === "resolved") return "This is marked as solved. If it isn’t, write below and it is open again.";
  const { current } = progressOf(ticket);
  if (current === "triage") return "We have it and are reading it now.";
  if (current === "approval") return waitsForApproval(chain);
  if (!assignee) {
    return team
      ? `We have read it. It waits for the next free person of the ${team.name} team.`
      : "We have read it and are looking for the right person.";
  }
  const who = firstName(assignee.name);
  if (status === "waiting") return `${who} needs something from you. Write below, and it goes on.`;
  if (!ticket.firstResponseAt) return `${who} has it. The answer will stand here.`;
  const last = ticket.messages.at(-1);
  if (last?.author.id === ticket.requester.id) return `${who} has what you wrote. The answer will stand here.`;
  return `${who} has answered and is working on it.`;
}

function waitsForApproval(chain: ChainView | null): string {
  const names = chain ? formatPendingApprovers(chain) : [];
  const whose = names.length === 1 ? ` by ${names[0]}` : "";
  return `We have read it. It now waits for approval${whose}; after that somebody works on it.`;
}

/**
 * The way of a ticket in five stations, with the times that are known. Where somebody has to say yes, that stands in
 * place of the reading, which takes seconds.
 */
export function progressStepsOf(
  ticket: TicketProgress,
  chain: ChainView | null = null,
): (ProgressItem & { at?: string })[] {
  const { current } = progressOf(ticket);
  const hidden = ticket.approval === "not_required" || current === "triage" ? "approval" : "triage";
  const times: Partial<Record<ProgressStep, string | null>> = {
    received: ticket.createdAt,
    triage: readAt(ticket),
    approval: chain?.endedAt,
    assigned: ticket.assignee && ticket.provenance.assignee?.at,
    answered: ticket.firstResponseAt,
    finished: ticket.status === "cancelled" ? ticket.closedAt : ticket.resolvedAt,
  };
  return progressItems(ticket)
    .filter(({ key }) => key !== hidden)
    .map((progressStep) => {
      const isKnown = progressStep.state !== "waiting" && progressStep.state !== "skipped";
      return { ...progressStep, at: (isKnown && times[progressStep.key]) || undefined };
    });
}

/**
 * The moment the reading was written down: it stands at what the requester had not chosen themselves. A later reading
 * of a reworded text has no place on a way that went on before.
 */
function readAt({ provenance }: TicketProgress): string | undefined {
  const read = [provenance.category, provenance.priority, provenance.skills].find(
    (value) => value && value.source !== "requester" && value.source !== "person",
  );
  return read && provenance.assignee && read.at > provenance.assignee.at ? undefined : read?.at;
}
