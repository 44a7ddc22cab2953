import { and, desc, eq, inArray, lt, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { isStaff } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { cursorOf, readCursor } from "@/lib/cursor";
import { approvalChains, approvalRequests, categories, chainSteps, people, tickets } from "@/lib/db/schema";
import { type ApprovalState, isTriaging } from "@/lib/domain/ticket";
import { notFound } from "@/lib/errors";
import { matchesTicket, ticketKey } from "@/lib/tickets/find-ticket";
import { unrestricted, visibleTickets } from "@/lib/tickets/visible-tickets";
import { findRequest, isAddressedTo, type RequestKey } from "./find-request";
import type { ListApprovalsInput } from "./input";
import { loadChains } from "./load-chains";
import { requestStatus } from "./request-status";
import { approverName } from "./view-chain";
import type { ApprovalFacts, ApprovalItem, LinkView, TicketApproval } from "./views";
import { limitLinks } from "./with-open-request";

/** The approval chains of a ticket that the actor may see. Email addresses are for staff who are not its requester. */
export async function getApproval(ctx: Context, { ticket }: { ticket: string }): Promise<TicketApproval> {
  authorize(ctx.actor, "ticket.read");
  const [row] = await ctx.db
    .select({ id: tickets.id, requesterId: tickets.requesterId })
    .from(tickets)
    .where(and(matchesTicket(ticketKey(ticket)), visibleTickets(ctx.actor)));
  if (!row) throw notFound("ticket");
  const isRequester = ctx.actor.kind === "person" && ctx.actor.id === row.requesterId;
  const chains = await loadChains(ctx, row.id, isStaff(ctx.actor) && !isRequester);
  const [latest, ...earlier] = chains;
  if (latest?.state === "replaced") return { chain: null, earlier: chains };
  return { chain: latest ?? null, earlier };
}

/** The requests to the signed-in person, newest first. A person with an unverified address gets none. */
export async function listApprovals(
  ctx: Context,
  input: ListApprovalsInput,
): Promise<{ approvals: ApprovalItem[]; nextCursor: string | null }> {
  authorize(ctx.actor, "approval.read");
  const addressed = isAddressedTo(ctx.actor);
  if (!addressed) return { approvals: [], nextCursor: null };
  const [, after] = readCursor(input.cursor, z.tuple([z.literal("approvals"), z.uuid()])) ?? [];
  const requester = alias(people, "requester");
  const { id, state, createdAt, decidedAt } = approvalRequests;
  const rows = await ctx.db
    .select({
      id,
      ticketId: tickets.id,
      number: tickets.number,
      title: tickets.title,
      category: categories.name,
      priority: tickets.priority,
      requester: requester.name,
      step: chainSteps.name,
      state,
      askedAt: createdAt,
      decidedAt,
    })
    .from(approvalRequests)
    .innerJoin(chainSteps, eq(chainSteps.id, approvalRequests.stepId))
    .innerJoin(approvalChains, eq(approvalChains.id, approvalRequests.chainId))
    .innerJoin(tickets, and(eq(tickets.id, approvalRequests.ticketId), visibleTickets(unrestricted("asked-approver"))))
    .innerJoin(requester, eq(requester.id, tickets.requesterId))
    .leftJoin(categories, eq(categories.id, approvalChains.categoryId))
    .where(and(addressed, hasState(input.state), after ? lt(approvalRequests.id, after) : undefined))
    .orderBy(desc(approvalRequests.id))
    .limit(input.limit + 1);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    approvals: page.map(({ askedAt, decidedAt, ...row }) => ({
      ...row,
      askedAt: askedAt.toISOString(),
      decidedAt: decidedAt?.toISOString() ?? null,
    })),
    nextCursor: rows.length > page.length && last ? cursorOf(["approvals", last.id]) : null,
  };
}

/** How many requests wait for the signed-in person. Every page shows it, so counting stops at `most`. */
export async function countOpenApprovals(ctx: Context, most: number): Promise<number> {
  authorize(ctx.actor, "approval.read");
  const addressed = isAddressedTo(ctx.actor);
  if (!addressed) return 0;
  const open = ctx.db
    .select({ one: sql`1` })
    .from(approvalRequests)
    .innerJoin(chainSteps, eq(chainSteps.id, approvalRequests.stepId))
    .innerJoin(approvalChains, eq(approvalChains.id, approvalRequests.chainId))
    .innerJoin(tickets, and(eq(tickets.id, approvalRequests.ticketId), visibleTickets(unrestricted("asked-approver"))))
    .where(and(addressed, hasState("open")))
    .limit(most)
    .as("open");
  return ctx.db.$count(open);
}

function hasState(state: ListApprovalsInput["state"]): SQL | undefined {
  if (state === "decided") return inArray(approvalRequests.state, ["approved", "rejected", "delegated"]);
  return and(eq(approvalRequests.state, "asked"), eq(chainSteps.state, "asked"), eq(approvalChains.state, "pending"));
}

/** What the page of an emailed link shows. Opening it changes nothing, because mail scanners open links too. */
export async function openApprovalLink(ctx: Context, key: { token: string; address?: string }): Promise<LinkView> {
  authorize(ctx.actor, "approval.open");
  await limitLinks(ctx, key);
  return readRequest(ctx, key);
}

/** What a signed-in approver sees of a request. Throws `not_found` if the request is not theirs. */
export async function findApproval(ctx: Context, { id }: { id: string }): Promise<LinkView> {
  authorize(ctx.actor, "approval.open");
  const view = await readRequest(ctx, { id });
  if (view.state === "unknown") throw notFound("approval");
  return view;
}

/** The content of the email to an approver. Null if the request is no longer open. For jobs. */
export async function findOpenRequest(
  ctx: Context,
  { requestId }: { requestId: string },
): Promise<{ step: string; facts: ApprovalFacts; ticketId: string; requesterId: string; askedAt: Date } | null> {
  authorize(ctx.actor, "approval.run");
  const { ticketId, createdAt: askedAt } = approvalRequests;
  const [row] = await ctx.db
    .select({ step: chainSteps.name, ticketId, requesterId: tickets.requesterId, askedAt })
    .from(approvalRequests)
    .innerJoin(tickets, eq(tickets.id, ticketId))
    .innerJoin(chainSteps, eq(chainSteps.id, approvalRequests.stepId))
    .innerJoin(approvalChains, eq(approvalChains.id, approvalRequests.chainId))
    .where(and(eq(approvalRequests.id, requestId), hasState("open")));
  const facts = row && (await loadApprovalFacts(ctx, row.ticketId));
  return row && facts ? { ...row, facts } : null;
}

/** Who rejected a ticket and why, for the email to its requester. Null if nobody rejected it. For jobs. */
export async function findRejection(
  ctx: Context,
  { ticketId }: { ticketId: string },
): Promise<{ chainId: string; step: string; approver: string; reason: string | null } | null> {
  authorize(ctx.actor, "approval.run");
  const chain = (await loadChains(ctx, ticketId, false)).find(({ state }) => state === "rejected");
  const step = chain?.steps.find(({ state }) => state === "rejected");
  const rejected = step?.requests.find(({ state }) => state === "rejected");
  return chain && step && rejected
    ? { chainId: chain.id, step: step.name, approver: rejected.approver, reason: rejected.comment }
    : null;
}

/**
 * The ticket's state after an approval decision, for the job that routes it. `owned`: it has an assignee.
 * `beingRead`: it is in triage. Null if it was deleted.
 */
export async function findApprovalState(
  ctx: Context,
  { ticketId }: { ticketId: string },
): Promise<{ approval: ApprovalState; owned: boolean; beingRead: boolean } | null> {
  authorize(ctx.actor, "approval.run");
  const { approval, assigneeId, triage } = tickets;
  const [row] = await ctx.db
    .select({ approval, assigneeId, triage })
    .from(tickets)
    .where(and(eq(tickets.id, ticketId), visibleTickets(ctx.actor)));
  if (!row) return null;
  return { approval: row.approval, owned: row.assigneeId !== null, beingRead: isTriaging(row.triage) };
}

async function readRequest(ctx: Context, key: RequestKey): Promise<LinkView> {
  const found = await findRequest(ctx, key);
  if (!found) return { state: "unknown" };
  const { request } = found;
  const status = requestStatus(found, ctx.actor, ctx.now());
  if (status === "decided") {
    return { state: status, word: request.state, decidedAt: request.decidedAt?.toISOString() ?? null };
  }
  if (status === "out-of-turn") return { state: "ended" };
  if (status !== "open") return { state: status };
  const facts = await loadApprovalFacts(ctx, request.ticketId);
  if (!facts) return { state: "ended" };
  return {
    state: "open",
    requestId: request.id,
    step: found.step.name,
    approver: approverName(request, true),
    expiresAt: found.link?.expiresAt.toISOString() ?? null,
    facts,
  };
}

/** What an approver sees of the ticket. Null if no chain is pending or the ticket was deleted. */
async function loadApprovalFacts({ db }: Pick<Context, "db">, ticketId: string): Promise<ApprovalFacts | null> {
  const [row] = await db
    .select({
      number: tickets.number,
      title: tickets.title,
      description: tickets.description,
      category: categories.name,
      priority: tickets.priority,
      requester: people.name,
      requesterDepartment: tickets.requesterDepartment,
      createdAt: tickets.createdAt,
      approval: tickets.approval,
    })
    .from(tickets)
    .innerJoin(people, eq(people.id, tickets.requesterId))
    .leftJoin(categories, eq(categories.id, tickets.categoryId))
    .where(and(eq(tickets.id, ticketId), visibleTickets(unrestricted("asked-approver"))));
  const chain = (await loadChains({ db }, ticketId, false)).find(({ state }) => state === "pending");
  return row && chain ? { ...row, createdAt: row.createdAt.toISOString(), chain } : null;
}
