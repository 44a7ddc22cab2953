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
import { findRequest, isAskedOf, type RequestKey } from "./find-request";
import type { ListApprovalsInput } from "./input";
import { loadApprovalFacts } from "./load-approval-facts";
import { loadChains } from "./load-chains";
import { requestStatus } from "./request-status";
import { approverName } from "./view-chain";
import type { ApprovalFacts, ApprovalItem, LinkView, TicketApproval } from "./views";
import { limitLinks } from "./with-open-request";

/** How a ticket's approvals stand, for whoever sees it; addresses for staff alone. */
export async function getApproval(ctx: Context, { ticket }: { ticket: string }): Promise<TicketApproval> {
  authorize(ctx.actor, "ticket.read");
  const [row] = await ctx.db
    .select({ id: tickets.id, requesterId: tickets.requesterId })
    .from(tickets)
    .where(and(matchesTicket(ticketKey(ticket)), visibleTickets(ctx.actor)));
  if (!row) throw notFound("ticket");
  const asks = ctx.actor.kind === "person" && ctx.actor.id === row.requesterId;
  const chains = await loadChains(ctx, row.id, isStaff(ctx.actor) && !asks);
  const [newest, ...others] = chains;
  if (newest?.state === "replaced") return { chain: null, earlier: chains };
  return { chain: newest ?? null, earlier: others };
}

/** What the signed-in person was asked, by their verified address, the newest first; nothing for an unverified one. */
export async function listApprovals(
  ctx: Context,
  input: ListApprovalsInput,
): Promise<{ approvals: ApprovalItem[]; nextCursor: string | null }> {
  authorize(ctx.actor, "approval.read");
  const mine = isAskedOf(ctx.actor);
  if (!mine) return { approvals: [], nextCursor: null };
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
    .where(and(mine, isOf(input.state), after ? lt(approvalRequests.id, after) : undefined))
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

/** How many requests wait for the signed-in person, counted up to `most`: one statement, for every page's frame. */
export async function countOpenApprovals(ctx: Context, most: number): Promise<number> {
  authorize(ctx.actor, "approval.read");
  const mine = isAskedOf(ctx.actor);
  if (!mine) return 0;
  const open = ctx.db
    .select({ one: sql`1` })
    .from(approvalRequests)
    .innerJoin(chainSteps, eq(chainSteps.id, approvalRequests.stepId))
    .innerJoin(approvalChains, eq(approvalChains.id, approvalRequests.chainId))
    .innerJoin(tickets, and(eq(tickets.id, approvalRequests.ticketId), visibleTickets(unrestricted("asked-approver"))))
    .where(and(mine, isOf("open")))
    .limit(most)
    .as("open");
  const [row] = await ctx.db.select({ n: sql<number>`count(*)::int` }).from(open);
  return row!.n;
}

function isOf(state: ListApprovalsInput["state"]): SQL | undefined {
  if (state === "decided") return inArray(approvalRequests.state, ["approved", "rejected", "delegated"]);
  return and(eq(approvalRequests.state, "asked"), eq(chainSteps.state, "asked"), eq(approvalChains.state, "pending"));
}

/** What a mailed link leads to. Reading changes nothing, however often: mail scanners open links too. */
export async function openApprovalLink(ctx: Context, key: { token: string; address?: string }): Promise<LinkView> {
  authorize(ctx.actor, "approval.open");
  await limitLinks(ctx, key);
  return readRequest(ctx, key);
}

/** The same for a signed-in approver, by the request's id; `not_found` for what is not theirs. */
export async function findApproval(ctx: Context, { id }: { id: string }): Promise<LinkView> {
  authorize(ctx.actor, "approval.open");
  const view = await readRequest(ctx, { id });
  if (view.state === "unknown") throw notFound("approval");
  return view;
}

/** A request as its approver is to read it in a mail; null once it waits no more. For our own jobs. */
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
    .where(and(eq(approvalRequests.id, requestId), isOf("open")));
  const facts = row && (await loadApprovalFacts(ctx, row.ticketId));
  return row && facts ? { ...row, facts } : null;
}

/** Who said no to a ticket and why, as its requester is told; null where nobody did. For our own jobs. */
export async function findRejection(
  ctx: Context,
  { ticketId }: { ticketId: string },
): Promise<{ chainId: string; step: string; approver: string; reason: string | null } | null> {
  authorize(ctx.actor, "approval.run");
  const chain = (await loadChains(ctx, ticketId, false)).find(({ state }) => state === "rejected");
  const step = chain?.steps.find(({ state }) => state === "rejected");
  const said = step?.requests.find(({ state }) => state === "rejected");
  return chain && step && said
    ? { chainId: chain.id, step: step.name, approver: said.approver, reason: said.comment }
    : null;
}

/** Where a ticket stands after a word, for the function that goes on from there. For our own jobs. */
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
  const standing = requestStatus(found, ctx.actor, ctx.now());
  if (standing === "decided") {
    return { state: standing, word: request.state, decidedAt: request.decidedAt?.toISOString() ?? null };
  }
  if (standing === "out-of-turn") return { state: "ended" };
  if (standing !== "open") return { state: standing };
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
