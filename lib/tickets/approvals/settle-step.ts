import { and, eq, inArray } from "drizzle-orm";
import { approvalChains, approvalRequests, chainSteps } from "@/lib/db/schema";
import type { ChainState } from "@/lib/domain/approval";
import type { RecordedFacts } from "@/lib/domain/event";
import type { Transaction } from "@/lib/events/transact";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { changeTicket, recordStatus } from "@/lib/tickets/write/change-ticket";
import { cancelSteps } from "./end-chain";
import { requestsOfStep, stepsOfChain } from "./load-chains";
import { openStep } from "./open-step";
import type { RequestRow, StepRow } from "./rows";
import { stepOutcome } from "./step-outcome";

/** How the chain, and with it the ticket's approval, stands after a word. */
type Settled = Extract<ChainState, "pending" | "approved" | "rejected">;

/** What moved the chain: somebody's word, or that somebody is gone. */
interface Moved {
  /** Of the history row. */
  facts: Pick<RecordedFacts<"ticket/approval.decided">["after"], "word" | "requestId" | "via" | "gone">;
  /** Why the ticket is cancelled, where it is. */
  reason?: string | null;
}

/**
 * Draws the consequences of a word, or of people who are gone, in the transaction that holds the ticket: the step is
 * done, the next one opened, the chain ended, the ticket freed or cancelled. Nothing is left for a function to decide.
 */
export async function settleStep(
  tx: Transaction,
  ticket: TicketRow,
  step: StepRow,
  { facts, reason }: Moved,
): Promise<Settled> {
  const requests = await requestsOfStep(tx, step.id);
  const outcome = stepOutcome(step.needs, requests);
  const next = outcome === "approved" ? await nextStep(tx, step) : undefined;
  const chain: Settled = outcome === "rejected" ? "rejected" : outcome === "approved" && !next ? "approved" : "pending";
  await tx.record({
    type: "ticket/approval.decided",
    ticketId: ticket.id,
    stepId: step.id,
    after: { ...facts, step: step.name, position: step.position, outcome, chain },
  });
  if (outcome !== "approved" && outcome !== "rejected") return chain;
  await closeStep(tx, step, requests, outcome);
  if (next) await openStep(tx, ticket, next);
  if (chain === "approved") await free(tx, ticket, step.chainId);
  if (chain === "rejected") await reject(tx, ticket, step.chainId, reason ?? null);
  return chain;
}

async function nextStep(tx: Transaction, step: StepRow): Promise<StepRow | undefined> {
  const steps = await stepsOfChain(tx, step.chainId);
  return steps.find(({ state }) => state === "waiting");
}

async function closeStep(
  tx: Transaction,
  step: StepRow,
  requests: RequestRow[],
  state: "approved" | "rejected",
): Promise<void> {
  await tx.db
    .update(chainSteps)
    .set({ state, decidedAt: tx.now() })
    .where(and(eq(chainSteps.id, step.id), eq(chainSteps.state, "asked")));
  const open = requests.filter((request) => request.state === "asked").map(({ id }) => id);
  if (open.length === 0) return;
  await tx.db.update(approvalRequests).set({ state: "void" }).where(inArray(approvalRequests.id, open));
}

/** Everybody agreed: the ticket may have an owner, and its service clock starts. */
async function free(tx: Transaction, ticket: TicketRow, chainId: string): Promise<void> {
  await endRow(tx, chainId, "approved");
  await changeTicket(tx, ticket, { approval: "approved", serviceStartsAt: tx.now() });
}

async function reject(tx: Transaction, ticket: TicketRow, chainId: string, reason: string | null): Promise<void> {
  await endRow(tx, chainId, "rejected");
  await cancelSteps(tx, chainId);
  const row = await changeTicket(tx, ticket, {
    approval: "rejected",
    status: "cancelled",
    closedAt: tx.now(),
    resolutionNotes: reason,
  });
  await recordStatus(tx, ticket, row);
}

async function endRow(tx: Transaction, chainId: string, state: ChainState): Promise<void> {
  await tx.db
    .update(approvalChains)
    .set({ state, endedAt: tx.now() })
    .where(and(eq(approvalChains.id, chainId), eq(approvalChains.state, "pending")));
}
