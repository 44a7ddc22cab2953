import type { Context } from "@/lib/context";
import { approvalChains, chainSteps } from "@/lib/db/schema";
import { type ApprovalState, isActive, isTriaging } from "@/lib/domain/ticket";
import { AppError } from "@/lib/errors";
import type { Transaction } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { changeTicket } from "@/lib/tickets/write/change-ticket";
import { endChain } from "./end-chain";
import { openStep } from "./open-step";
import { chainCoverage, type RequiredStep, requiredSteps } from "./required-steps";

/**
 * Starts, replaces or ends the approval chain of a locked ticket to fit its category and rules. Returns the new row.
 * Safe to repeat. With `publish`, an event starts routing if the ticket no longer needs approval.
 */
export async function placeChain(
  tx: Transaction,
  ticket: TicketRow,
  { publish }: { publish: boolean },
): Promise<TicketRow> {
  const plan = await planChain(tx, ticket);
  if (plan.action === "wait") return setApproval(tx, ticket, "pending");
  if (plan.action === "release") return release(tx, ticket, plan.approval, publish);
  return plan.action === "begin" ? begin(tx, ticket, plan.steps) : ticket;
}

/**
 * `none`: the ticket ended or work has started. `wait`: its pending chain fits. `release`: an approved chain fits, or
 * no approval is required. `begin`: a new chain starts and replaces a pending one.
 */
type ChainPlan =
  | { action: "none" | "wait" }
  | { action: "release"; approval: "approved" | "not_required" }
  | { action: "begin"; steps: RequiredStep[] };

async function planChain(tx: Transaction, ticket: TicketRow): Promise<ChainPlan> {
  if (!isActive(ticket.status)) return { action: "none" };
  const covering = await chainCoverage(tx, ticket);
  if (covering === "pending") return { action: "wait" };
  if (covering === "approved") return { action: "release", approval: "approved" };
  const steps = await requiredSteps(tx, ticket);
  if (steps.length === 0) return { action: "release", approval: "not_required" };
  return ticket.approval === "pending" || ticket.status === "open" ? { action: "begin", steps } : { action: "none" };
}

async function begin(tx: Transaction, ticket: TicketRow, steps: RequiredStep[]): Promise<TicketRow> {
  if (ticket.approval === "pending") await endChain(tx, ticket.id, "replaced");
  const row = await setApproval(tx, ticket, "pending");
  const chainId = newId();
  const chain = { id: chainId, ticketId: ticket.id, categoryId: ticket.categoryId, startedAt: tx.now() };
  await tx.db.insert(approvalChains).values(chain);
  const copies = steps.map(({ name, needs, approvers }, at) => ({ chainId, position: at + 1, name, needs, approvers }));
  const inserted = await tx.db.insert(chainSteps).values(copies).returning();
  await openStep(tx, row, inserted.find(({ position }) => position === 1)!);
  return row;
}

async function release(tx: Transaction, ticket: TicketRow, approval: "approved" | "not_required", publish: boolean) {
  if (ticket.approval !== "pending") return setApproval(tx, ticket, approval);
  const canBeRouted = ticket.assigneeId === null && !isTriaging(ticket.triage);
  await endChain(tx, ticket.id, "replaced", { publish: publish && canBeRouted });
  return changeTicket(tx, ticket, { approval, serviceStartsAt: tx.now() });
}

async function setApproval(tx: Transaction, ticket: TicketRow, approval: ApprovalState): Promise<TicketRow> {
  return ticket.approval === approval ? ticket : changeTicket(tx, ticket, { approval });
}

/** Throws `forbidden` for the requester while approval is pending, because a new category could avoid the approval. */
export function assertNotOwnTicket({ actor }: Pick<Context, "actor">, ticket: TicketRow): void {
  if (ticket.approval !== "pending" || actor.kind !== "person" || actor.id !== ticket.requesterId) return;
  throw new AppError(
    "forbidden",
    "This is your own request. While it is waiting for approval, only another agent can change its category.",
    { kind: "approval-own" },
  );
}
