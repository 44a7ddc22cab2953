import { formatAssignmentReason } from "@/lib/display-text/routing";
import type { AssignmentReason } from "@/lib/domain/routing";
import { isActive } from "@/lib/domain/ticket";
import type { TimelineEvent } from "@/lib/tickets/timeline";
import { approvalWait, endedApproval } from "./approval-steps";
import { afterFacts, personName } from "./facts-of";
import type { LineInput, StepEntry } from "./line-entry";
import { readSteps } from "./read-steps";
import { sidingsOf } from "./sidings";

/** The pipeline's finished steps, from history: read, applied, approval, assigned by the rule, left to a person. */
export function pipelineSteps(input: LineInput): StepEntry[] {
  const history = input.ticket.history ?? [];
  const firstRead = history.find(({ type }) => type === "ticket/triaged");
  const lastRead = history.findLast(({ type }) => type === "ticket/triaged");
  const lastGiven = history.findLast(({ type }) => type === "ticket/assigned");
  const steps = history.flatMap((event): StepEntry[] => {
    if (event.type === "ticket/triaged") {
      return [
        ...readSteps(input, event, event === lastRead),
        ...(event === firstRead ? approvalSteps(input, event) : []),
      ];
    }
    if (event.type === "ticket/assigned" && isByRule(event)) return [assignStep(input, event, event === lastGiven)];
    const why = afterFacts(event).leftForHuman;
    return typeof why === "string" ? [leaveStep(event, why)] : [];
  });
  return [...steps, ...(input.approval?.chain ? endedApproval(input.approval.chain) : []), ...waitStep(input)];
}

/** What is running now and what comes after it; nothing once the ticket has an owner or needs none. */
export function stepsAhead({ ticket, approval }: LineInput): StepEntry[] {
  if (!isActive(ticket.status)) return [];
  const at = ticket.updatedAt;
  const running = (step: StepEntry["step"], name: string, fact: string): StepEntry => {
    return { kind: "step", step, id: `now-${step}`, at, state: "running", name, fact, word: "running", ahead: true };
  };
  const later = (step: StepEntry["step"], name: string, fact: string): StepEntry => {
    return { kind: "step", step, id: `then-${step}`, at, state: "waiting", name, fact, word: "to come" };
  };
  const rest = ticket.assignee
    ? []
    : [later("assign", "Assign", "by skills, load and availability"), later("tell", "Tell", "owner and requester")];
  if (ticket.triage.state === "pending")
    return [running("read", "Waiting to be read", "its turn comes at once"), ...rest];
  if (ticket.triage.state === "running") return [running("read", "Reading", "category, priority and skills"), ...rest];
  if (ticket.approval === "pending")
    return [{ ...running("approve", "Waiting for approval", approvalWait(approval?.chain)), word: "waiting" }, ...rest];
  if (ticket.assignee || ticket.assignment) return [];
  return [running("assign", "Looking for an owner", "by skills, load and availability"), ...rest.slice(1)];
}

/** A ticket that never needed an approval passes its station by, once. */
function approvalSteps({ ticket, approval }: LineInput, event: TimelineEvent): StepEntry[] {
  if (ticket.approval !== "not_required" || approval?.chain || approval?.earlier.length) return [];
  const where = ticket.category ? `${ticket.category.name} has no approval steps` : "no category asks for it";
  return [
    {
      kind: "step",
      step: "approve",
      id: `${event.id}-approve`,
      at: event.at,
      state: "skipped",
      name: "Approval",
      fact: `not needed: ${where}`,
      word: "skipped",
    },
  ];
}

function isByRule(event: TimelineEvent): boolean {
  return afterFacts(event).source === "rules";
}

function assignStep(input: LineInput, event: TimelineEvent, latest: boolean): StepEntry {
  const { personId, reason } = afterFacts(event);
  const { assignment } = input.ticket;
  const board = latest && assignment?.source === "rules" ? assignment.scoreboard : null;
  return {
    kind: "step",
    step: "assign",
    id: event.id,
    at: event.at,
    state: "done",
    name: `Assigned to ${personName(input, personId)}`,
    fact: assignmentReason(reason),
    sidings: sidingsOf(board, input.names, event.at),
  };
}

/** Old history holds a sentence. */
function assignmentReason(reason: unknown): string {
  if (typeof reason === "string") return reason;
  return reason ? formatAssignmentReason(reason as AssignmentReason) : "";
}

function waitStep({ ticket, names }: LineInput): StepEntry[] {
  const wait = ticket.assignment;
  if (!wait || wait.person || ticket.assignee || !isActive(ticket.status)) return [];
  return [
    {
      kind: "step",
      step: "assign",
      id: "wait",
      at: wait.at,
      state: "waiting",
      name: "Waits for an owner",
      fact: "nobody can have it yet; it goes to the first who can",
      word: "waiting",
      sidings: sidingsOf(wait.scoreboard, names, wait.at),
    },
  ];
}

function leaveStep(event: TimelineEvent, why: string): StepEntry {
  return {
    kind: "step",
    step: "leave",
    id: event.id,
    at: event.at,
    state: "failed",
    name: "Left to a person",
    fact: why,
  };
}
