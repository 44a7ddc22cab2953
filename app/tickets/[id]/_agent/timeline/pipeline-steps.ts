import { categoryName } from "@/app/_features/names/names";
import { rejectedCandidates } from "@/app/tickets/[id]/_agent/sidebar/rejected-candidates";
import { formatAssignmentReason } from "@/lib/display-text/routing";
import { isActive } from "@/lib/domain/ticket";
import type { TimelineEvent } from "@/lib/tickets/timeline";
import { approvalWait, endedApproval } from "./approval-steps";
import { personName } from "./event-values";
import type { StepEntry, TimelineInputs } from "./timeline-entry";
import { triageSteps } from "./triage-steps";

/** The pipeline's finished steps, from history: read, applied, approval, assigned by the rule, left to a person. */
export function pipelineSteps(input: TimelineInputs): StepEntry[] {
  const history = input.ticket.history ?? [];
  const firstRead = history.find(({ type }) => type === "ticket/triaged");
  const lastRead = history.findLast(({ type }) => type === "ticket/triaged");
  const lastGiven = history.findLast(({ type }) => type === "ticket/assigned");
  const steps = history.flatMap((event, index): StepEntry[] => {
    switch (event.type) {
      case "ticket/triaged":
        return [
          ...triageSteps(input, event, event === lastRead),
          ...(event === firstRead ? approvalSteps(input, event, history[index + 1]) : []),
        ];
      case "ticket/assigned":
        return event.after?.source === "rules" ? [assignStep(input, event, event === lastGiven)] : [];
      case "ticket/left.for.review":
        return [leaveStep(event)];
      default:
        return [];
    }
  });
  return [...steps, ...(input.approval?.chain ? endedApproval(input.approval.chain) : []), ...waitStep(input)];
}

/** What is running now and what comes after it; nothing once the ticket has an owner or needs none. */
export function pendingSteps({ ticket, approval }: TimelineInputs): StepEntry[] {
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

/** A ticket that needed no approval when it was triaged, with the category it then had. `next` may be its automation rules. */
function approvalSteps({ names }: TimelineInputs, event: Triaged, next: TimelineEvent | undefined): StepEntry[] {
  const rules = next?.type === "ticket/rules.applied" ? next.after : undefined;
  if ((rules?.approval ?? event.after?.approval) !== "not_required") return [];
  const set = rules?.rules?.findLast((rule) => rule.set.category)?.set.category;
  const category = set ?? event.after?.category;
  const where = category ? `${categoryName(names, category)} has no approval steps` : "no category asks for it";
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

type Triaged = Extract<TimelineEvent, { type: "ticket/triaged" }>;
type Assigned = Extract<TimelineEvent, { type: "ticket/assigned" }>;
type Left = Extract<TimelineEvent, { type: "ticket/left.for.review" }>;

function assignStep(input: TimelineInputs, event: Assigned, latest: boolean): StepEntry {
  const { personId, reason } = event.after ?? {};
  const board = latest && input.ticket.assignment?.source === "rules" ? input.ticket.assignment.scoreboard : null;
  const person = personName(input, personId);
  return {
    kind: "step",
    step: "assign",
    id: event.id,
    at: event.at,
    state: "done",
    name: `Assigned to ${person}`,
    person,
    fact: reason ? formatAssignmentReason(reason) : "",
    rejectedCandidates: rejectedCandidates(board, input.names, event.at),
  };
}

function waitStep({ ticket, names }: TimelineInputs): StepEntry[] {
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
      rejectedCandidates: rejectedCandidates(wait.scoreboard, names, wait.at),
    },
  ];
}

function leaveStep({ id, at, after }: Left): StepEntry {
  const reason = after?.reason;
  return {
    kind: "step",
    step: "leave",
    id,
    at,
    state: "failed",
    name: "Left to a person",
    fact: reason?.code === "legacy" ? reason.text : "The pipeline gave up on this ticket. A person should look at it.",
  };
}
