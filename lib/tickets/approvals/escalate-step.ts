import { and, eq, isNull } from "drizzle-orm";
import { HOUR_MS } from "@/lib/clock";
import { chainSteps } from "@/lib/db/schema";
import type { Transaction } from "@/lib/events/transact";
import type { RoutingSettings } from "@/lib/settings/input";
import type { TicketRow } from "@/lib/tickets/find-ticket";
import { type Approver, adminsExceptRequester, leadsOf, requesterOf } from "./approvers";
import { insertRequests } from "./request-approvals";
import type { RequestRow, StepRow } from "./rows";

/** When somebody else is asked next to the silent ones; each time again, until nobody is left to ask. */
export function nextEscalation(
  { askedAt, escalatedAt }: StepRow,
  { escalationHours }: RoutingSettings["approvals"],
): Date {
  return new Date(((escalatedAt ?? askedAt)?.getTime() ?? 0) + escalationHours * HOUR_MS);
}

/**
 * Asks the next ones, where it is time: the lead of the ticket's team, then every admin, never the requester and nobody
 * who stands in the step. Whoever of them answers first does so in place of all who are silent. `nobody` where there is
 * no one else. One conditional statement makes it happen once.
 */
export async function escalateStep(
  tx: Transaction,
  ticket: TicketRow,
  step: StepRow,
  requests: RequestRow[],
  waits: RoutingSettings["approvals"],
): Promise<"not-due" | "asked" | "nobody"> {
  if (nextEscalation(step, waits) > tx.now()) return "not-due";
  const seen = step.escalatedAt ? eq(chainSteps.escalatedAt, step.escalatedAt) : isNull(chainSteps.escalatedAt);
  const claimed = await tx.db
    .update(chainSteps)
    .set({ escalatedAt: tx.now() })
    .where(and(eq(chainSteps.id, step.id), eq(chainSteps.state, "asked"), seen))
    .returning({ id: chainSteps.id });
  if (claimed.length === 0) return "not-due";
  const next = await nextOnes(tx, ticket, requests);
  if (next.length === 0) return "nobody";
  const silent = requests.filter(({ state, origin }) => state === "asked" && origin !== "escalated");
  const fromRequestId = silent.length === 1 ? silent[0]!.id : null;
  const asked = await insertRequests(
    tx,
    step,
    ticket.id,
    next.map(({ email }) => ({ email, origin: "escalated", fromRequestId })),
  );
  const after = { step: step.name, position: step.position, asked };
  await tx.record({ type: "ticket/approval.escalated", ticketId: ticket.id, after });
  return "asked";
}

async function nextOnes(tx: Transaction, ticket: TicketRow, requests: RequestRow[]): Promise<Approver[]> {
  const requester = await requesterOf(tx, ticket);
  const fresh = (list: Approver[]) => list.filter(({ email }) => !requests.some((request) => request.email === email));
  const lead = fresh(await leadsOf(tx, ticket.teamId ? [ticket.teamId] : [], requester));
  return lead.length > 0 ? lead : fresh(await adminsExceptRequester(tx, requester));
}
