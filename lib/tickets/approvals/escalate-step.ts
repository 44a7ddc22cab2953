import { and, eq, isNull } from "drizzle-orm";
import { HOUR_MS } from "@/lib/clock";
import { chainSteps } from "@/lib/db/schema";
import type { Transaction } from "@/lib/events/transact";
import type { RoutingSettings } from "@/lib/settings/input";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { type Approver, activeLeads, adminsExceptRequester, loadRequester } from "./approvers";
import { insertRequests } from "./request-approvals";
import type { RequestRow, StepRow } from "./rows";

/** When further people are asked because approvers did not answer. This repeats after the same number of hours. */
export function nextEscalation(
  { askedAt, escalatedAt }: StepRow,
  { escalationHours }: RoutingSettings["approvals"],
): Date {
  return new Date(((escalatedAt ?? askedAt)?.getTime() ?? 0) + escalationHours * HOUR_MS);
}

/**
 * If due, asks the lead of the ticket's team, or every admin if that lead can't be asked; never the requester or
 * anyone already asked. The first of them to answer decides the step for everyone.
 */
export async function escalateStep(
  tx: Transaction,
  ticket: TicketRow,
  step: StepRow,
  requests: RequestRow[],
  intervals: RoutingSettings["approvals"],
): Promise<"not-due" | "asked" | "nobody"> {
  if (nextEscalation(step, intervals) > tx.now()) return "not-due";
  const unchanged = step.escalatedAt ? eq(chainSteps.escalatedAt, step.escalatedAt) : isNull(chainSteps.escalatedAt);
  const claimed = await tx.db
    .update(chainSteps)
    .set({ escalatedAt: tx.now() })
    .where(and(eq(chainSteps.id, step.id), eq(chainSteps.state, "asked"), unchanged))
    .returning({ id: chainSteps.id });
  if (claimed.length === 0) return "not-due";
  const approvers = await nextApprovers(tx, ticket, requests);
  if (approvers.length === 0) return "nobody";
  const silent = requests.filter(({ state, origin }) => state === "asked" && origin !== "escalated");
  const fromRequestId = silent.length === 1 ? silent[0]!.id : null;
  const substitutes = approvers.map(({ email }) => ({ email, origin: "escalated" as const, fromRequestId }));
  const asked = await insertRequests(tx, step, ticket.id, substitutes);
  const after = { step: step.name, position: step.position, asked };
  await tx.record({ type: "ticket/approval.escalated", ticketId: ticket.id, after });
  return "asked";
}

async function nextApprovers(tx: Transaction, ticket: TicketRow, requests: RequestRow[]): Promise<Approver[]> {
  const requester = await loadRequester(tx, ticket);
  const notYetAsked = (list: Approver[]) =>
    list.filter(({ email }) => !requests.some((request) => request.email === email));
  const lead = notYetAsked(await activeLeads(tx, ticket.teamId ? [ticket.teamId] : [], requester));
  return lead.length > 0 ? lead : notYetAsked(await adminsExceptRequester(tx, requester));
}
