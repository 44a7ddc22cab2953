import { approvalChains, chainSteps } from "@/lib/db/schema";
import { type Approval, isActive, isBeingRead } from "@/lib/domain/ticket";
import type { Transaction } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import { changeTicket } from "@/lib/tickets/change-ticket";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { endChain } from "./end-chain";
import { openStep } from "./open-step";
import { answerOf, type WantedStep, wantedSteps } from "./wanted-steps";

/**
 * Brings a ticket's chain in line with its category and its rules, once however often it is called: a chain that
 * answers them stays, one that doesn't is replaced, one that was approved is not asked for again. Work that has begun
 * is not stopped: a chain begins on an open ticket only, or in place of one. Call it with the row held. `wake` where
 * nobody else goes on to route a ticket that waits no more.
 */
export async function placeChain(tx: Transaction, ticket: TicketRow, { wake }: { wake: boolean }): Promise<TicketRow> {
  if (!isActive(ticket.status)) return ticket;
  const answer = await answerOf(tx, ticket);
  if (answer === "pending") return setApproval(tx, ticket, answer);
  const steps = answer ? [] : await wantedSteps(tx, ticket);
  if (steps.length === 0) return clear(tx, ticket, answer ?? "not_required", wake);
  if (ticket.approval !== "pending" && ticket.status !== "open") return ticket;
  return begin(tx, ticket, steps);
}

async function begin(tx: Transaction, ticket: TicketRow, steps: WantedStep[]): Promise<TicketRow> {
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
  wake: boolean,
): Promise<TicketRow> {
  const isFree = ticket.assigneeId === null && !isBeingRead(ticket.triage);
  if (ticket.approval !== "pending") return setApproval(tx, ticket, to);
  await endChain(tx, ticket.id, "replaced", { wake: wake && isFree });
  return changeTicket(tx, ticket, { approval: to, serviceStartsAt: tx.now() });
}

async function setApproval(tx: Transaction, ticket: TicketRow, approval: Approval): Promise<TicketRow> {
  return ticket.approval === approval ? ticket : changeTicket(tx, ticket, { approval });
}
