import { and, asc, eq, exists, inArray, isNotNull, lt, not, or } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { MINUTE_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { approvalChains, approvalRequests, chainSteps, people, tickets } from "@/lib/db/schema";
import { ACTIVE_STATUSES } from "@/lib/domain/ticket";
import { type Transaction, transact } from "@/lib/events/transact";
import { lockTicket, nullIfDeleted } from "@/lib/tickets/find-ticket";
import { visibleTickets } from "@/lib/tickets/visible-tickets";
import { isTriaged } from "@/lib/tickets/write/capacity";
import { latestChain, stepsOfChain } from "./load-chains";
import { placeChain } from "./place-chain";
import { reviseStep } from "./revise-step";

const BATCH = 100;

/** A chain normally starts seconds after triage. After this time, the job that starts it must have failed. */
const LOST_AFTER_MS = 10 * MINUTE_MS;

/**
 * Repairs open steps that ask a closed account or nobody, and tickets that wait for approval without a chain. Returns
 * how many tickets changed.
 */
export async function reviseChains(ctx: Context): Promise<number> {
  authorize(ctx.actor, "approval.run");
  let changed = 0;
  for (const ticketId of [...(await ticketsWithStaleStep(ctx)), ...(await ticketsWithoutChain(ctx))]) {
    if (await transact(ctx, (tx) => reviseOne(tx, ticketId))) changed++;
  }
  return changed;
}

async function reviseOne(tx: Transaction, ticketId: string): Promise<boolean> {
  const ticket = await lockTicket(tx, ticketId).catch(nullIfDeleted);
  if (ticket?.approval !== "pending") return false;
  const chain = await latestChain(tx, ticketId);
  if (chain?.state !== "pending") {
    await placeChain(tx, ticket, { publish: true });
    return true;
  }
  const step = (await stepsOfChain(tx, chain.id)).find(({ state }) => state === "asked");
  return step !== undefined && (await reviseStep(tx, ticket, step));
}

async function ticketsWithStaleStep({ db }: Context): Promise<string[]> {
  const openRequest = db
    .select({ id: approvalRequests.id })
    .from(approvalRequests)
    .where(and(eq(approvalRequests.stepId, chainSteps.id), eq(approvalRequests.state, "asked")));
  const closedAccount = db
    .select({ id: people.id })
    .from(people)
    .innerJoin(approvalRequests, eq(approvalRequests.email, people.email))
    .where(
      and(
        eq(approvalRequests.stepId, chainSteps.id),
        eq(approvalRequests.state, "asked"),
        isNotNull(people.emailVerifiedAt),
        isNotNull(people.deactivatedAt),
      ),
    );
  const rows = await db
    .select({ ticketId: approvalChains.ticketId })
    .from(chainSteps)
    .innerJoin(approvalChains, eq(approvalChains.id, chainSteps.chainId))
    .where(
      and(
        eq(approvalChains.state, "pending"),
        eq(chainSteps.state, "asked"),
        or(not(exists(openRequest)), exists(closedAccount)),
      ),
    )
    .orderBy(asc(chainSteps.id))
    .limit(BATCH);
  return rows.map(({ ticketId }) => ticketId);
}

async function ticketsWithoutChain({ db, actor, now }: Context): Promise<string[]> {
  const chain = db
    .select({ id: approvalChains.id })
    .from(approvalChains)
    .where(and(eq(approvalChains.ticketId, tickets.id), eq(approvalChains.state, "pending")));
  const rows = await db
    .select({ id: tickets.id })
    .from(tickets)
    .where(
      and(
        eq(tickets.approval, "pending"),
        visibleTickets(actor),
        inArray(tickets.status, [...ACTIVE_STATUSES]),
        isTriaged(),
        lt(tickets.updatedAt, new Date(now().getTime() - LOST_AFTER_MS)),
        not(exists(chain)),
      ),
    )
    .orderBy(asc(tickets.id))
    .limit(BATCH);
  return rows.map(({ id }) => id);
}
