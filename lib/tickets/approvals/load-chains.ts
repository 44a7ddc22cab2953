import { and, asc, desc, eq, getTableColumns, inArray, isNotNull } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { approvalChains, approvalRequests, categories, chainSteps, people } from "@/lib/db/schema";
import type { ChainRow, RequestRow, StepRow } from "./rows";
import { viewChain } from "./view-chain";
import type { ChainView } from "./views";

type Rows = Pick<Context, "db">;

/** A ticket's approval chains for display, newest first. `addresses` shows email addresses: for staff only. */
export async function loadChains({ db }: Rows, ticketId: string, addresses: boolean): Promise<ChainView[]> {
  const chains = await db
    .select({ ...getTableColumns(approvalChains), category: categories.name })
    .from(approvalChains)
    .leftJoin(categories, eq(categories.id, approvalChains.categoryId))
    .where(eq(approvalChains.ticketId, ticketId))
    .orderBy(desc(approvalChains.id));
  if (chains.length === 0) return [];
  const ids = chains.map((chain) => chain.id);
  const steps = await db
    .select()
    .from(chainSteps)
    .where(inArray(chainSteps.chainId, ids))
    .orderBy(asc(chainSteps.chainId), asc(chainSteps.position));
  const requests = await db
    .select({ ...getTableColumns(approvalRequests), name: people.name })
    .from(approvalRequests)
    .leftJoin(people, isApprover())
    .where(eq(approvalRequests.ticketId, ticketId))
    .orderBy(asc(approvalRequests.id));
  return chains.map((chain) => viewChain(chain, steps, requests, addresses));
}

/** SQL that joins the account of the person who was asked. Accounts with an unverified address don't count. */
export function isApprover() {
  return and(eq(people.email, approvalRequests.email), isNotNull(people.emailVerifiedAt));
}

export async function latestChain({ db }: Rows, ticketId: string): Promise<ChainRow | undefined> {
  const [row] = await db
    .select()
    .from(approvalChains)
    .where(eq(approvalChains.ticketId, ticketId))
    .orderBy(desc(approvalChains.id))
    .limit(1);
  return row;
}

/** True if an approver approved or rejected a request of a pending or approved chain of this ticket. */
export async function hasDecisions({ db }: Rows, ticketId: string): Promise<boolean> {
  const rows = await db
    .select({ id: approvalRequests.id })
    .from(approvalRequests)
    .innerJoin(approvalChains, eq(approvalChains.id, approvalRequests.chainId))
    .where(
      and(
        eq(approvalRequests.ticketId, ticketId),
        inArray(approvalChains.state, ["pending", "approved"]),
        inArray(approvalRequests.state, ["approved", "rejected"]),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** The steps of a chain, in order. */
export function stepsOfChain({ db }: Rows, chainId: string): Promise<StepRow[]> {
  return db.select().from(chainSteps).where(eq(chainSteps.chainId, chainId)).orderBy(asc(chainSteps.position));
}

/** All requests of a step, even cancelled ones, in the order in which they were created. */
export function requestsOfStep({ db }: Rows, stepId: string): Promise<RequestRow[]> {
  return db
    .select()
    .from(approvalRequests)
    .where(eq(approvalRequests.stepId, stepId))
    .orderBy(asc(approvalRequests.id));
}
