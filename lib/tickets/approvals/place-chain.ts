import { approvalChains, chainSteps } from "@/lib/db/schema";
import { type ApprovalState, isActive, isTriaging } from "@/lib/domain/ticket";
import type { Transaction } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { changeTicket } from "@/lib/tickets/write/change-ticket";
import { endChain } from "./end-chain";
import { openStep } from "./open-step";
import { chainCoverage, type RequiredStep, requiredSteps } from "./required-steps";

/**
 * Brings a ticket's chain in line with its category and its rules, once however often it is called: a chain that
 * answers them stays, one that doesn't is replaced, one that was approved is not asked for again. Work that has begun
 * is not stopped: a chain begins on an open ticket only, or in place of one. Call it with the row held. `wake` where
 * nobody else goes on to route a ticket that waits no more.
 */
export async function placeChain(
  tx: Transaction,
  ticket: TicketRow,
  { publish }: { publish: boolean },
): Promise<TicketRow> {
  if (!isActive(ticket.status)) return ticket;
  const answer = await chainCoverage(tx, ticket);
  if (answer === "pending") return setApproval(tx, ticket, answer);
  const steps = answer ? [] : await requiredSteps(tx, ticket);
  if (steps.length === 0) return clear(tx, ticket, answer ?? "not_required", publish);
  if (ticket.approval !== "pending" && ticket.status !== "open") return ticket;
  return begin(tx, ticket, steps);
}

async function begin(tx: Transaction, ticket: TicketRow, steps: RequiredStep[]): Promise<TicketRow> {
  if (ticket.approval === "pending") await endChain(tx, ticket.id, "replaced");
  const row = await setApproval(tx, ticket, "pending");
  const chainId = newId();
  const chain = { id: chainId, ticketId: ticket.id, categoryId: ticket.categoryId, startedAt: tx.now() };
  await tx.db.insert(approvalChains).values(chain);
  const copies = steps.map(({ name, needs, approvers }, at) => ({ chainId, position: at + 1, name, needs, approvers }));
  const made = await tx.db.insert(chainSteps).values(copies).returning();
  await openStep(tx, row, made.find(({ position }) => position === 1)!);
  return row;
}

/**
 * Nothing to wait for: a ticket that waited is free now, and its service clock starts. One that is being read is routed
 * by its pipeline.
 */
async function clear(
  tx: Transaction,
  ticket: TicketRow,
  to: "approved" | "not_required",
  publish: boolean,
): Promise<TicketRow> {
  const isFree = ticket.assigneeId === null && !isTriaging(ticket.triage);
  if (ticket.approval !== "pending") return setApproval(tx, ticket, to);
  await endChain(tx, ticket.id, "replaced", { publish: publish && isFree });
  return changeTicket(tx, ticket, { approval: to, serviceStartsAt: tx.now() });
}

async function setApproval(tx: Transaction, ticket: TicketRow, approval: ApprovalState): Promise<TicketRow> {
  return ticket.approval === approval ? ticket : changeTicket(tx, ticket, { approval });
}
