import { and, eq, inArray } from "drizzle-orm";
import { approvalChains, approvalRequests, chainSteps } from "@/lib/db/schema";
import type { ChainState } from "@/lib/domain/approval";
import type { RecordedFacts } from "@/lib/domain/event";
import type { Transaction } from "@/lib/events/transact";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { changeTicket, moveStatus } from "@/lib/tickets/write/change-ticket";
import { cancelSteps } from "./end-chain";
import { requestsOfStep, stepsOfChain } from "./load-chains";
import { openStep } from "./open-step";
import type { RequestRow, StepRow } from "./rows";
import { stepOutcome } from "./step-outcome";

type ChainStatus = Extract<ChainState, "pending" | "approved" | "rejected">;

/** Why the step may be settled now: a decision, or closed accounts. */
interface Trigger {
  facts: Pick<RecordedFacts<"ticket/approval.decided">["after"], "word" | "requestId" | "via" | "gone">;
  reason?: string | null;
}

/**
 * Closes a step of a locked ticket if its outcome is known. Then opens the next step, or ends the chain and makes the
 * ticket ready for routing or cancels it. Returns the state of the chain.
 */
export async function settleStep(
  tx: Transaction,
  ticket: TicketRow,
  step: StepRow,
  { facts, reason }: Trigger,
): Promise<ChainStatus> {
  const requests = await requestsOfStep(tx, step.id);
  const outcome = stepOutcome(step.needs, requests);
  const steps = outcome === "approved" ? await stepsOfChain(tx, step.chainId) : [];
  const next = steps.find(({ state }) => state === "waiting");
  const chain: ChainStatus =
    outcome === "rejected" ? "rejected" : outcome === "approved" && !next ? "approved" : "pending";
  await tx.record({
    type: "ticket/approval.decided",
    ticketId: ticket.id,
    stepId: step.id,
    after: { ...facts, step: step.name, position: step.position, outcome, chain },
  });
  if (outcome !== "approved" && outcome !== "rejected") return chain;
  await closeStep(tx, step, requests, outcome);
  if (next) await openStep(tx, ticket, next);
  if (chain === "approved") await releaseTicket(tx, ticket, step.chainId);
  if (chain === "rejected") await cancelAsRejected(tx, ticket, step.chainId, reason ?? null);
  return chain;
}

async function closeStep(tx: Transaction, step: StepRow, requests: RequestRow[], state: "approved" | "rejected") {
  await tx.db
    .update(chainSteps)
    .set({ state, decidedAt: tx.now() })
    .where(and(eq(chainSteps.id, step.id), eq(chainSteps.state, "asked")));
  const open = requests.filter((request) => request.state === "asked").map(({ id }) => id);
  if (open.length === 0) return;
  await tx.db.update(approvalRequests).set({ state: "void" }).where(inArray(approvalRequests.id, open));
}

async function releaseTicket(tx: Transaction, ticket: TicketRow, chainId: string): Promise<void> {
  await endChainRow(tx, chainId, "approved");
  await changeTicket(tx, ticket, { approval: "approved", serviceStartsAt: tx.now() });
}

async function cancelAsRejected(tx: Transaction, ticket: TicketRow, chainId: string, resolutionNotes: string | null) {
  await endChainRow(tx, chainId, "rejected");
  await cancelSteps(tx, chainId);
  await moveStatus(tx, ticket, { status: "cancelled", closedAt: tx.now(), resolutionNotes, approval: "rejected" });
}

async function endChainRow(tx: Transaction, chainId: string, state: ChainState): Promise<void> {
  await tx.db
    .update(approvalChains)
    .set({ state, endedAt: tx.now() })
    .where(and(eq(approvalChains.id, chainId), eq(approvalChains.state, "pending")));
}
