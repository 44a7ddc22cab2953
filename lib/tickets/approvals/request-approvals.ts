import { inArray, sql } from "drizzle-orm";
import { approvalRequests } from "@/lib/db/schema";
import type { Transaction } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { type Approver, adminsExceptRequester, loadRequester, namedApprovers } from "./approvers";
import type { StepRow } from "./rows";

/** Asks the approvers of a step, or every admin if no approver is left. Returns how many people this call asked. */
export async function requestApprovals(tx: Transaction, ticket: TicketRow, step: StepRow): Promise<number> {
  const requester = await loadRequester(tx, ticket);
  const named = await insertRequests(tx, step, ticket.id, await namedApprovers(tx, step.approvers, requester));
  return named > 0 ? named : insertRequests(tx, step, ticket.id, await adminsExceptRequester(tx, requester));
}

/**
 * Creates requests. If a person has one in this step, it is reopened if cancelled or delegated, else left alone.
 * Returns how many requests were created or reopened.
 */
export async function insertRequests(
  tx: Transaction,
  step: Pick<StepRow, "id" | "chainId">,
  ticketId: string,
  approvers: (Approver & { fromRequestId?: string | null })[],
): Promise<number> {
  if (approvers.length === 0) return 0;
  const at = tx.now();
  const rows = approvers.map(({ email, origin, fromRequestId }) => ({
    id: newId(),
    stepId: step.id,
    chainId: step.chainId,
    ticketId,
    email,
    origin,
    fromRequestId: fromRequestId ?? null,
    createdAt: at,
  }));
  const { stepId, email, state } = approvalRequests;
  const inserted = await tx.db
    .insert(approvalRequests)
    .values(rows)
    .onConflictDoUpdate({
      target: [stepId, email],
      set: {
        state: "asked",
        origin: sql.raw("excluded.origin"),
        fromRequestId: sql.raw("excluded.from_request_id"),
        createdAt: sql.raw("excluded.created_at"),
        decidedAt: null,
        decidedVia: null,
        decidedBy: null,
      },
      setWhere: inArray(state, ["void", "delegated"]),
    })
    .returning({ id: approvalRequests.id });
  return inserted.length;
}
