import { and, eq, inArray } from "drizzle-orm";
import { approvalChains, approvalRequests, chainSteps } from "@/lib/db/schema";
import type { Transaction } from "@/lib/events/transact";
import type { TicketRow } from "@/lib/tickets/find-ticket";

/** Ends the pending approval chain of a locked ticket and cancels its open requests. Returns false if there is none. */
export async function endChain(
  tx: Transaction,
  ticketId: string,
  as: "withdrawn" | "replaced",
  { publish = false }: { publish?: boolean } = {},
): Promise<boolean> {
  const ended = await tx.db
    .update(approvalChains)
    .set({ state: as, endedAt: tx.now() })
    .where(and(eq(approvalChains.ticketId, ticketId), eq(approvalChains.state, "pending")))
    .returning({ id: approvalChains.id });
  for (const { id } of ended) await cancelSteps(tx, id);
  if (ended.length > 0 || publish) {
    await tx.record({ type: "ticket/approval.ended", ticketId, after: { chain: as }, publish });
  }
  return ended.length > 0;
}

/** Ends the pending chain of a ticket that ends. Returns what to change on the ticket itself. */
export async function withdrawChain(tx: Transaction, ticket: TicketRow): Promise<Partial<Pick<TicketRow, "approval">>> {
  if (ticket.approval !== "pending") return {};
  await endChain(tx, ticket.id, "withdrawn");
  return { approval: "not_required" };
}

export async function cancelSteps({ db }: Pick<Transaction, "db">, chainId: string): Promise<void> {
  await db
    .update(chainSteps)
    .set({ state: "void" })
    .where(and(eq(chainSteps.chainId, chainId), inArray(chainSteps.state, ["waiting", "asked"])));
  await db
    .update(approvalRequests)
    .set({ state: "void" })
    .where(and(eq(approvalRequests.chainId, chainId), eq(approvalRequests.state, "asked")));
}
