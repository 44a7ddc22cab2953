import { and, asc, eq } from "drizzle-orm";
import { type Actor, VISITOR } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { approvalChains, approvalRequests, approvalSteps, chainSteps, tickets } from "@/lib/db/schema";
import type { ApprovalNeeds, ApproverRef } from "@/lib/domain/approval";
import { newId } from "@/lib/ids";
import { createApprovalLink } from "@/lib/mail/create-approval-link";
import { beginApproval } from "@/lib/tickets/approvals/begin-approval";
import { decideApproval } from "@/lib/tickets/approvals/decide-approval";
import { createPerson, testContext } from "./database";
import { createCategoryRow, openTestTicket } from "./workspace";

export interface TestApprovalStep {
  needs?: ApprovalNeeds;
  /** Addresses, or other references. */
  who: (string | ApproverRef)[];
  name?: string;
}

/** A new category with these approval steps. */
export async function createApprovedCategory(db: Db, steps: TestApprovalStep[], teamId?: string) {
  const category = await createCategoryRow(db, teamId);
  await createSteps(db, category.id, steps);
  return category;
}

export async function createSteps(db: Db, categoryId: string, steps: TestApprovalStep[]): Promise<void> {
  const rows = steps.map(({ needs = "one", who, name }, at) => ({
    categoryId,
    position: at + 1,
    name: name ?? `Step ${at + 1}`,
    needs,
    approvers: who.map((one): ApproverRef => (typeof one === "string" ? { kind: "address", email: one } : one)),
  }));
  await db.delete(approvalSteps).where(eq(approvalSteps.categoryId, categoryId));
  if (rows.length > 0) await db.insert(approvalSteps).values(rows);
}

/** A new address without an account. */
export const newAddress = () => `${newId().slice(-12)}@boss.example.com`;

/** A triaged ticket that waits for the approvals of a new category. */
export async function createWaitingTicket(
  db: Db,
  steps: TestApprovalStep[],
  requester?: Awaited<ReturnType<typeof createPerson>>,
) {
  const category = await createApprovedCategory(db, steps);
  const requestedBy = requester ?? (await createPerson(db));
  const { id } = await openTestTicket(db, requestedBy, { category: category.slug });
  await db.update(tickets).set({ triage: "done" }).where(eq(tickets.id, id));
  await beginApproval(testContext(db), { ticketId: id });
  return { id, requester: requestedBy, category };
}

/** All approval requests of a ticket, oldest first. */
export function requestsOf(db: Db, ticketId: string) {
  return db
    .select()
    .from(approvalRequests)
    .where(eq(approvalRequests.ticketId, ticketId))
    .orderBy(asc(approvalRequests.id));
}

/** `address state`, one a request. */
export async function requestStates(db: Db, ticketId: string): Promise<string[]> {
  return (await requestsOf(db, ticketId)).map(({ email, state }) => `${email} ${state}`);
}

export async function chainStates(db: Db, ticketId: string): Promise<string[]> {
  const rows = await db
    .select({ state: approvalChains.state })
    .from(approvalChains)
    .where(eq(approvalChains.ticketId, ticketId))
    .orderBy(asc(approvalChains.id));
  return rows.map(({ state }) => state);
}

export async function stepStates(db: Db, ticketId: string): Promise<string[]> {
  const rows = await db
    .select({ state: chainSteps.state })
    .from(chainSteps)
    .innerJoin(approvalChains, eq(approvalChains.id, chainSteps.chainId))
    .where(eq(approvalChains.ticketId, ticketId))
    .orderBy(asc(approvalChains.id), asc(chainSteps.position));
  return rows.map(({ state }) => state);
}

/** The id of the latest request to that address, in any state. */
export async function requestOf(db: Db, ticketId: string, email: string): Promise<string> {
  const rows = await requestsOf(db, ticketId);
  return rows.findLast((row) => row.email === email)!.id;
}

export async function approvalTokenFor(db: Db, requestId: string, now = () => new Date()): Promise<string> {
  const { url } = await createApprovalLink({ db, now }, requestId);
  return new URL(url).searchParams.get("token")!;
}

/** Decides by a link for that address. */
export async function decideByLink(
  db: Db,
  ticketId: string,
  email: string,
  word: "approve" | "reject" = "approve",
  comment?: string,
) {
  const token = await approvalTokenFor(db, await requestOf(db, ticketId, email));
  return decideApproval(testContext(db, visitor), { token, word, comment });
}

export const visitor: Actor = VISITOR;

/** The step that waits for approvals now. */
export async function openStepOf(db: Db, ticketId: string): Promise<typeof chainSteps.$inferSelect | undefined> {
  const [row] = await db
    .select({ step: chainSteps })
    .from(chainSteps)
    .innerJoin(approvalChains, eq(approvalChains.id, chainSteps.chainId))
    .where(and(eq(approvalChains.ticketId, ticketId), eq(chainSteps.state, "asked")));
  return row?.step;
}
