import { and, eq } from "drizzle-orm";
import { chainSteps } from "@/lib/db/schema";
import type { Transaction } from "@/lib/events/transact";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { requestApprovals } from "./request-approvals";
import type { StepRow } from "./rows";

/** Opens a waiting step and asks its approvers. Does nothing if another run opened it first. */
export async function openStep(tx: Transaction, ticket: TicketRow, step: StepRow): Promise<void> {
  const opened = await tx.db
    .update(chainSteps)
    .set({ state: "asked", askedAt: tx.now() })
    .where(and(eq(chainSteps.id, step.id), eq(chainSteps.state, "waiting")))
    .returning({ id: chainSteps.id });
  if (opened.length === 0) return;
  await recordAsked(tx, step, ticket.id, await requestApprovals(tx, ticket, step));
}

/** Records that `asked` approvers were asked. The job for this event emails them. */
export function recordAsked(tx: Transaction, step: StepRow, ticketId: string, asked: number): Promise<string> {
  const after = { step: step.name, position: step.position, asked };
  return tx.record({ type: "ticket/approval.requested", ticketId, stepId: step.id, after });
}
