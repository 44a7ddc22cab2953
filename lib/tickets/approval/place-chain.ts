import { approvalChains } from "@/lib/db/schema";
import type { Transaction } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import { changeTicket } from "@/lib/tickets/change-ticket";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { isActive } from "@/lib/tickets/state";
import type { Approval } from "@/lib/words";
import { endChain } from "./end-chain";
import { pendingChain } from "./load-chains";
import { openStep } from "./open-step";
import { answeringChain, copySteps, type WantedStep, wantedSteps } from "./wanted-steps";

/**
 * Brings a ticket's chain in line with its category and its rules, once however often it is called: a chain that
 * answers them stays, one that doesn't is replaced, one that was approved is not asked for again. Work that has begun
 * is not stopped: a chain begins on an open ticket only, or in place of one. Call it with the row held. `wake` where
 * nobody else goes on to route a ticket that waits no more.
 */
export async function placeChain(tx: Transaction, ticket: TicketRow, { wake }: { wake: boolean }): Promise<TicketRow> {
  if (!isActive(ticket.status)) return ticket;
  const pending = await pendingChain(tx, ticket.id);
  if (pending && (await answeringChain(tx, ticket, "pending"))) return setApproval(tx, ticket, "pending");
  if (await answeringChain(tx, ticket, "approved")) return clear(tx, ticket, "approved", wake);
  const steps = await wantedSteps(tx, ticket);
  if (steps.length === 0) return clear(tx, ticket, "not_required", wake);
  if (!pending && ticket.approval !== "pending" && ticket.status !== "open") return ticket;
  await endChain(tx, ticket.id, "replaced");
  return begin(tx, ticket, steps);
}

async function begin(tx: Transaction, ticket: TicketRow, steps: WantedStep[]): Promise<TicketRow> {
  const row = await setApproval(tx, ticket, "pending");
  const chain = { id: newId(), ticketId: ticket.id, categoryId: ticket.categoryId, startedAt: tx.now() };
  await tx.db.insert(approvalChains).values(chain);
  const [first] = await copySteps(tx, chain.id, steps);
  await openStep(tx, row, first!);
  return row;
}

/** Nothing to wait for: a ticket that waited is free now. One that is being read is routed by its pipeline. */
async function clear(
  tx: Transaction,
  ticket: TicketRow,
  to: "approved" | "not_required",
  wake: boolean,
): Promise<TicketRow> {
  const freed = ticket.approval === "pending" && ticket.assigneeId === null;
  const beingRead = ticket.triage === "pending" || ticket.triage === "running";
  await endChain(tx, ticket.id, "replaced", { wake: wake && freed && !beingRead });
  return setApproval(tx, ticket, to);
}

async function setApproval(tx: Transaction, ticket: TicketRow, approval: Approval): Promise<TicketRow> {
  return ticket.approval === approval ? ticket : changeTicket(tx, ticket, { approval });
}
