import { inArray, sql } from "drizzle-orm";
import { approvalRequests } from "@/lib/db/schema";
import type { Transaction } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { type Approver, adminsExceptRequester, namedApprovers, requesterOf } from "./approvers";
import type { StepRow } from "./rows";

/**
 * Asks whoever a step's approvers are at this moment; where nobody of them is left, every admin. Those who stand in it
 * already are passed over. Returns how many were asked: none where there is not even an admin.
 */
export async function requestApprovals(tx: Transaction, ticket: TicketRow, step: StepRow): Promise<number> {
  const requester = await requesterOf(tx, ticket);
  const named = await insertRequests(tx, step, ticket.id, await namedApprovers(tx, step.approvers, requester));
  return named > 0 ? named : insertRequests(tx, step, ticket.id, await adminsExceptRequester(tx, requester));
}

/**
 * Somebody whose part fell away, because they were gone, is asked again once they are back, and somebody who passed
 * theirs on once nobody holds it any more; nobody has two parts.
 */
export async function insertRequests(
  tx: Transaction,
  step: Pick<StepRow, "id" | "chainId">,
  ticketId: string,
  asked: (Approver & { fromRequestId?: string | null })[],
): Promise<number> {
  if (asked.length === 0) return 0;
  const at = tx.now();
  const rows = asked.map(({ email, origin, fromRequestId }) => ({
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
  const made = await tx.db
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
  return made.length;
}
