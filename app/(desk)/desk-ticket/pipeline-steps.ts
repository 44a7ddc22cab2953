import { durationWords } from "@/app/_ui/time-words";
import { PRIORITY_WORDS } from "@/app/_ui/words";
import { isActive } from "@/lib/tickets/state";
import type { TimelineEvent } from "@/lib/tickets/timeline";
import type { Priority, Source } from "@/lib/words";
import { categoryName, listWords } from "../_parts/desk-names";
import type { LineInput } from "./build-line";
import { afterFacts, personName } from "./facts-of";
import type { StepEntry } from "./line-entry";
import { providerWords, triesWords } from "./reader-words";
import { sidingsOf } from "./sidings";

/** The pipeline's finished steps, from history: read, applied, approval, assigned by the rule, left to a person. */
export function pipelineSteps(input: LineInput): StepEntry[] {
  const history = input.ticket.history ?? [];
  const lastRead = history.findLast(({ type }) => type === "ticket/triaged");
  const lastGiven = history.findLast(({ type }) => type === "ticket/assigned");
  const steps = history.flatMap((event): StepEntry[] => {
    if (event.type === "ticket/triaged") return readSteps(input, event, event === lastRead);
    if (event.type === "ticket/assigned" && isByRule(event)) return [assignStep(input, event, event === lastGiven)];
    const why = afterFacts(event).leftForHuman;
    return typeof why === "string" ? [leaveStep(event, why)] : [];
  });
  return [...steps, ...waitStep(input)];
}

/** What is running now and what comes after it; nothing once the ticket has an owner or needs none. */
export function stepsAhead({ ticket }: LineInput): StepEntry[] {
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
  if (ticket.approval === "pending") return [running("approve", "Waiting for approval", ""), ...rest];
  if (ticket.assignee || ticket.assignment) return [];
  return [running("assign", "Looking for an owner", "by skills, load and availability"), ...rest.slice(1)];
}

function readSteps({ ticket, names }: LineInput, event: TimelineEvent, latest: boolean): StepEntry[] {
  const facts = afterFacts(event);
  const verdict = latest ? ticket.triage.verdict : null;
  const provider = providerWords(verdict?.provider ?? facts.provider);
  const category = verdict?.fields.category?.value;
  const read = [
    category ? categoryName(names, category) : "",
    priorityWord(verdict?.fields.priority?.value ?? facts.priority),
    skillCount(verdict?.fields.skills?.value ?? facts.skills),
  ].filter(Boolean);
  const took = verdict ? ` in ${durationWords(verdict.durationMs)}` : "";
  const steps: StepEntry[] = [
    {
      kind: "step",
      step: "read",
      id: `${event.id}-read`,
      at: verdict && verdict.createdAt < event.at ? verdict.createdAt : event.at,
      state: "done",
      name: "Read",
      fact: `by ${provider}${took}: ${read.join(", ")}${triesWords(verdict?.tries)}`,
    },
    {
      kind: "step",
      step: "apply",
      id: event.id,
      at: event.at,
      state: "done",
      name: "Applied",
      fact: appliedFact(facts),
    },
  ];
  if (ticket.approval !== "not_required" || !latest) return steps;
  const where = ticket.category ? `${ticket.category.name} has no approval steps` : "no category asks for it";
  return [
    ...steps,
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

const FIELDS = ["category", "priority", "skills", "title"] as const;

function appliedFact(facts: Record<string, unknown>): string {
  const given = (facts.sources ?? {}) as Partial<Record<string, Source>>;
  const sources = FIELDS.flatMap((field) => (given[field] ? [[field, given[field]] as const] : []));
  const written = sources.filter(([, source]) => source !== "person" && source !== "requester").map(([field]) => field);
  const kept = sources.filter(([, source]) => source === "person" || source === "requester").map(([field]) => field);
  const unsure = Array.isArray(facts.needsReview) ? facts.needsReview.map(String) : [];
  const parts = [
    listWords([...written, "notes"]),
    kept.length > 0 ? `${listWords(kept)} kept as people set ${kept.length > 1 ? "them" : "it"}` : "",
    unsure.length > 0 ? `unsure about ${listWords(unsure)}: a person should look` : "",
  ];
  return parts.filter(Boolean).join("; ");
}

function isByRule(event: TimelineEvent): boolean {
  return afterFacts(event).source === "rules";
}

function assignStep(input: LineInput, event: TimelineEvent, latest: boolean): StepEntry {
  const { personId, reason } = afterFacts(event);
  const board = latest && input.ticket.assignment?.source === "rules" ? input.ticket.assignment.scoreboard : null;
  return {
    kind: "step",
    step: "assign",
    id: event.id,
    at: event.at,
    state: "done",
    name: `Assigned to ${personName(input, personId)}`,
    fact: typeof reason === "string" ? reason : "",
    sidings: sidingsOf(board, input.names),
  };
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
      fact: "nobody who fits has room; it goes to the first who has",
      word: "waiting",
      sidings: sidingsOf(wait.scoreboard, names),
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

function priorityWord(value: unknown): string {
  return PRIORITY_WORDS[value as Priority] ?? "";
}

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six"];

function skillCount(value: unknown): string {
  if (!Array.isArray(value)) return "";
  return `${NUMBERS[value.length] ?? value.length} ${value.length === 1 ? "skill" : "skills"}`;
}
