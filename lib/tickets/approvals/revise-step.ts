import { and, eq, inArray } from "drizzle-orm";
import { approvalRequests } from "@/lib/db/schema";
import type { Transaction } from "@/lib/events/transact";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { closedAddresses } from "./approvers";
import { requestsOfStep } from "./load-chains";
import { recordAsked } from "./open-step";
import { requestApprovals } from "./request-approvals";
import type { StepRow } from "./rows";
import { settleStep } from "./settle-step";
import { stepOutcome } from "./step-outcome";

/**
 * Cancels requests to closed accounts in a step of a locked ticket. Then settles the step, or asks others if nobody
 * is left to answer. Returns true if something changed.
 */
export async function reviseStep(tx: Transaction, ticket: TicketRow, step: StepRow): Promise<boolean> {
  const before = await requestsOfStep(tx, step.id);
  const openRequests = before.filter(({ state }) => state === "asked");
  const addresses = openRequests.map(({ email }) => email);
  const closed = await closedAddresses(tx, addresses);
  const cancelled = openRequests.filter(({ email }) => closed.has(email)).map(({ id }) => id);
  if (cancelled.length > 0) {
    await tx.db
      .update(approvalRequests)
      .set({ state: "void" })
      .where(and(inArray(approvalRequests.id, cancelled), eq(approvalRequests.state, "asked")));
  }
  const outcome = stepOutcome(step.needs, cancelled.length > 0 ? await requestsOfStep(tx, step.id) : before);
  if (outcome === "approved" || outcome === "rejected") {
    await settleStep(tx, ticket, step, { facts: { word: null, gone: cancelled.length } });
    return true;
  }
  if (outcome === "open") return cancelled.length > 0;
  const asked = await requestApprovals(tx, ticket, step);
  if (asked > 0) await recordAsked(tx, step, ticket.id, asked);
  return asked > 0;
}
