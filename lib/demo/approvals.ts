import { newId } from "@/lib/ids";
import { STAFF } from "./cast";
import { approverOf, askedBy, CUSTOM_WORK } from "./custom-work";
import { change, type Live, slugOf, type Ticket } from "./live";
import { record, type Stage } from "./stage";

/** What a reading changes of a ticket's approval, as `holdBack` says it. */
export function heldBack(stage: Stage, ticket: Ticket): Partial<Ticket> {
  return slugOf(stage, ticket) === CUSTOM_WORK.slug ? { approval: "pending" } : {};
}

/** The chain of a ticket that waits, and its first step's approvers asked, as `beginApproval` does. */
export function beginChain(stage: Stage, { ticket }: Live, at: Date): void {
  const { rows, teams } = stage;
  const chainId = newId();
  rows.chains.push({
    id: chainId,
    ticketId: ticket.id,
    categoryId: ticket.categoryId,
    state: "pending",
    startedAt: at,
    endedAt: null,
  });
  for (const [index, { name, needs, asks }] of CUSTOM_WORK.steps.entries()) {
    const approvers = asks.map((one) => approverOf(one, teams));
    const state = { state: "waiting" as const, askedAt: null, decidedAt: null };
    rows.chainSteps.push({ id: newId(), chainId, position: index + 1, name, needs, approvers, ...state });
  }
  openStep(stage, ticket, chainId, 1, at);
}

interface Word {
  personId: string;
  word: "approved" | "rejected";
  comment?: string;
}

/** Somebody's word with what follows from it, as `decideApproval` does; true once everybody has agreed. */
export function giveWord(stage: Stage, live: Live, { personId, word, comment }: Word, at: Date): boolean {
  const { rows } = stage;
  const { ticket } = live;
  const request = rows.requests.find(
    (one) => one.ticketId === ticket.id && one.state === "asked" && one.email === emailOf(stage, personId),
  );
  const chain = rows.chains.find((one) => one.id === request?.chainId);
  const step = rows.chainSteps.find((one) => one.id === request?.stepId);
  if (!request || !chain || !step) throw new TypeError("Nobody asked them in the demo's script.");
  const last = step.position === CUSTOM_WORK.steps.length;
  const ends = word === "rejected" || last;
  Object.assign(request, {
    state: word,
    comment: comment ?? null,
    decidedBy: personId,
    decidedVia: "account",
    decidedAt: at,
  });
  Object.assign(step, { state: word, decidedAt: at });
  const { name, position } = step;
  const outcome = { step: name, position, outcome: word, chain: ends ? word : ("pending" as const) };
  const after = { word, requestId: request.id, via: "account" as const, ...outcome };
  record(stage, at, { personId }, { type: "ticket/approval.decided", ticketId: ticket.id, after });
  if (!ends) openStep(stage, ticket, chain.id!, step.position + 1, at);
  if (ends) Object.assign(chain, { state: word, endedAt: at });
  if (ends && word === "approved") change(stage, live, at, { approval: "approved", serviceStartsAt: at });
  if (word === "rejected") {
    for (const one of rows.chainSteps) if (one.chainId === chain.id && one.state === "waiting") one.state = "void";
  }
  return ends && word === "approved";
}

function openStep(stage: Stage, ticket: Ticket, chainId: string, position: number, at: Date): void {
  const { rows } = stage;
  const step = rows.chainSteps.find((one) => one.chainId === chainId && one.position === position)!;
  const { asks } = CUSTOM_WORK.steps[position - 1]!;
  Object.assign(step, { state: "asked", askedAt: at });
  for (const one of asks) {
    rows.requests.push({
      id: newId(),
      stepId: step.id!,
      chainId,
      ticketId: ticket.id,
      email: STAFF[askedBy(one)].email,
      origin: "who" in one ? "named" : "lead",
      state: "asked",
      createdAt: at,
    });
  }
  const after = { step: step.name, position, asked: asks.length };
  record(stage, at, { job: "approval" }, { type: "ticket/approval.requested", ticketId: ticket.id, after });
}

function emailOf({ staff }: Stage, personId: string): string | undefined {
  const [key] = Object.entries(staff).find(([, { id }]) => id === personId) ?? [];
  return key && STAFF[key as keyof typeof STAFF].email;
}
