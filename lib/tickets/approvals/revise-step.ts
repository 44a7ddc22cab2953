import { and, eq, inArray } from "drizzle-orm";
import { approvalRequests } from "@/lib/db/schema";
import type { Transaction } from "@/lib/events/transact";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { closedAmong } from "./approvers";
import { requestsOfStep } from "./load-chains";
import { recordAsked } from "./open-step";
import { requestApprovals } from "./request-approvals";
import type { StepRow } from "./rows";
import { settleStep } from "./settle-step";
import { stepOutcome } from "./step-outcome";

/**
 * Looks at a step anew after people may have gone: their parts fall away, "all" is measured over who remains, and where
 * nobody does, others are asked. Returns whether anything changed. The caller holds the ticket's row.
 */
export async function reviseStep(tx: Transaction, ticket: TicketRow, step: StepRow): Promise<boolean> {
  const before = await requestsOfStep(tx, step.id);
  const open = before.filter(({ state }) => state === "asked");
  const closed = await closedAmong(
    tx,
    open.map(({ email }) => email),
  );
  const gone = open.filter(({ email }) => closed.has(email)).map(({ id }) => id);
  if (gone.length > 0) {
    await tx.db
      .update(approvalRequests)
      .set({ state: "void" })
      .where(and(inArray(approvalRequests.id, gone), eq(approvalRequests.state, "asked")));
  }
  const outcome = stepOutcome(step.needs, gone.length > 0 ? await requestsOfStep(tx, step.id) : before);
  if (outcome === "approved" || outcome === "rejected") {
    await settleStep(tx, ticket, step, { facts: { word: null, gone: gone.length } });
    return true;
  }
  if (outcome === "open") return gone.length > 0;
  const asked = await requestApprovals(tx, ticket, step);
  if (asked > 0) await recordAsked(tx, step, ticket.id, asked);
  return asked > 0;
}
