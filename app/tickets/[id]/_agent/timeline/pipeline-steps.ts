import { formatPendingApprovers, formatPendingStep } from "@/app/_features/approvals/approval-text";
import { categoryName, formatList } from "@/app/_features/names/names";
import { rejectedCandidates } from "@/app/tickets/[id]/_agent/sidebar/rejected-candidates";
import { formatAssignmentReason } from "@/lib/display-text/routing";
import { isActive } from "@/lib/domain/ticket";
import type { ChainView } from "@/lib/tickets/approvals/views";
import type { TimelineEvent } from "@/lib/tickets/timeline";
import { personName } from "./person-name";
import type { EventOf, StepEntry, TimelineInputs } from "./timeline-entry";
import { triageSteps } from "./triage-steps";

/** The pipeline's steps so far, from the ticket's history. A ticket that waits for an agent gets one more step. */
export function pipelineSteps(input: TimelineInputs): StepEntry[] {
  const history = input.ticket.history ?? [];
  const firstTriage = history.find(({ type }) => type === "ticket/triaged");
  const lastTriage = history.findLast(({ type }) => type === "ticket/triaged");
  const lastAssignment = history.findLast(({ type }) => type === "ticket/assigned");
  const steps = history.flatMap((event, index): StepEntry[] => {
    switch (event.type) {
      case "ticket/triaged":
        return [
          ...triageSteps(input, event, event === lastTriage),
          ...(event === firstTriage ? approvalSteps(input, event, history[index + 1]) : []),
        ];
      case "ticket/assigned":
        return event.after?.source === "rules" ? [assignStep(input, event, event === lastAssignment)] : [];
      case "ticket/left.for.review":
        return [reviewStep(event)];
      default:
        return [];
    }
  });
  return [...steps, ...(input.approval?.chain ? endedApproval(input.approval.chain) : []), ...waitingStep(input)];
}

/** The running step and the steps after it. Empty if triage, approval and routing have nothing to do now. */
export function pendingSteps({ ticket, approval }: TimelineInputs): StepEntry[] {
  if (!isActive(ticket.status)) return [];
  const at = ticket.updatedAt;
  const running = (step: StepEntry["step"], name: string, detail: string): StepEntry => {
    const status = "running";
    return { kind: "step", step, id: `now-${step}`, at, state: "running", name, detail, status, pending: true };
  };
  const later = (step: StepEntry["step"], name: string, detail: string): StepEntry => {
    return { kind: "step", step, id: `then-${step}`, at, state: "waiting", name, detail, status: "pending" };
  };
  const rest = ticket.assignee
    ? []
    : [later("assign", "Assign", BY_ROUTING), later("notify", "Notify", "assignee and requester")];
  if (ticket.triage.state === "pending") return [running("triage", "Queued for triage", "starts in a moment"), ...rest];
  if (ticket.triage.state === "running") {
    return [running("triage", "Triaging", "category, priority and skills"), ...rest];
  }
  if (ticket.approval === "pending") {
    const step = running("approve", "Waiting for approval", formatPendingApproval(approval?.chain));
    return [{ ...step, status: "waiting" }, ...rest];
  }
  if (ticket.assignee || ticket.assignment) return [];
  return [running("assign", "Finding an assignee", BY_ROUTING), ...rest.slice(1)];
}

const BY_ROUTING = "by skills, workload and availability";

/** The skipped approval step; empty if approval is needed. `next`: the event after triage. */
function approvalSteps({ names }: TimelineInputs, event: EventOf<"ticket/triaged">, next?: TimelineEvent): StepEntry[] {
  const rules = next?.type === "ticket/rules.applied" ? next.after : undefined;
  if ((rules?.approval ?? event.after?.approval) !== "not_required") return [];
  const set = rules?.rules?.findLast((rule) => rule.set.category)?.set.category;
  const category = set ?? event.after?.category;
  const reason = category ? `${categoryName(names, category)} has no approval steps` : "no category requires it";
  const base = { kind: "step", step: "approve", id: `${event.id}-approve`, at: event.at } as const;
  return [{ ...base, state: "skipped", name: "Approval", detail: `not required: ${reason}`, status: "skipped" }];
}

function assignStep(input: TimelineInputs, event: EventOf<"ticket/assigned">, latest: boolean): StepEntry {
  const { personId, reason } = event.after ?? {};
  const board = latest && input.ticket.assignment?.source === "rules" ? input.ticket.assignment.scoreboard : null;
  const person = personName(input, personId);
  const base = { kind: "step", step: "assign", id: event.id, at: event.at, state: "done" } as const;
  const detail = reason ? formatAssignmentReason(reason) : "";
  const candidates = rejectedCandidates(board, input.names, event.at);
  return { ...base, name: `Assigned to ${person}`, person, detail, rejectedCandidates: candidates };
}

function waitingStep({ ticket, names }: TimelineInputs): StepEntry[] {
  const assignment = ticket.assignment;
  if (!assignment || assignment.person || ticket.assignee || !isActive(ticket.status)) return [];
  const { at, scoreboard } = assignment;
  const base = { kind: "step", step: "assign", id: "waiting", at, state: "waiting", status: "waiting" } as const;
  const candidates = rejectedCandidates(scoreboard, names, at);
  const detail = "the first available agent gets it";
  return [{ ...base, name: "Waiting for an assignee", detail, rejectedCandidates: candidates }];
}

function reviewStep({ id, at, after }: EventOf<"ticket/left.for.review">): StepEntry {
  const reason = after?.reason;
  const base = { kind: "step", step: "review", id, at, state: "failed", name: "Left for review" } as const;
  const failed = "Automation failed for this ticket. An agent needs to check it.";
  return { ...base, detail: reason?.code === "legacy" ? reason.text : failed };
}

function endedApproval({ id, state, endedAt, steps }: ChainView): StepEntry[] {
  if ((state !== "approved" && state !== "rejected") || !endedAt) return [];
  const decisions = steps.flatMap(({ requests }) => requests.filter((request) => request.state === state));
  const base = { kind: "step", step: "approve", id: `approval-${id}`, at: endedAt } as const;
  const detail = decisions.length > 0 ? `by ${formatList(decisions.map(({ approver }) => approver))}` : "";
  if (state === "approved") return [{ ...base, state: "done", name: "Approved", detail }];
  return [{ ...base, state: "failed", name: "Not approved", detail, status: "rejected" }];
}

/** "step 1 of 2, Cost centre: Helen Okafor"; empty if no step is pending. */
function formatPendingApproval(chain: ChainView | null | undefined): string {
  const step = chain && formatPendingStep(chain);
  if (!step) return "";
  const names = formatList(formatPendingApprovers(chain));
  return names ? `${step}: ${names}` : step;
}
