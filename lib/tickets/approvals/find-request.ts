import { and, eq, getTableColumns, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Actor } from "@/lib/auth/actor";
import { hashToken } from "@/lib/auth/tokens";
import type { Context } from "@/lib/context";
import { approvalChains, approvalLinks, approvalRequests, chainSteps, people, tickets } from "@/lib/db/schema";
import type { ChainState } from "@/lib/domain/approval";
import { notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { unrestricted, visibleTickets } from "@/lib/tickets/visible-tickets";
import { isApprover } from "./load-chains";
import type { NamedRequest, StepRow } from "./rows";

/** A request by its id, for a signed-in approver, or by the token of a link, with the IP address for the rate limit. */
export type RequestKey = { id: string } | { token: string; address?: string };

export interface FoundRequest {
  request: NamedRequest;
  step: StepRow;
  chain: ChainState;
  requester: { id: string; email: string | null };
  link: { hash: string; expiresAt: Date; usedAt: Date | null } | null;
}

/** The approval request. Undefined if it does not exist, is not the actor's, or its ticket was deleted. */
export async function findRequest(
  { db, actor }: Pick<Context, "db" | "actor">,
  key: RequestKey,
): Promise<FoundRequest | undefined> {
  if ("token" in key) return byLink({ db }, hashToken(key.token));
  const addressed = isAddressedTo(actor);
  return addressed && isId(key.id)
    ? selectRequest({ db }, and(eq(approvalRequests.id, key.id), addressed)!)
    : undefined;
}

/** Like `findRequest`, but throws `not_found` if there is none. */
export async function requireRequest(ctx: Pick<Context, "db" | "actor">, key: RequestKey): Promise<FoundRequest> {
  const found = await findRequest(ctx, key);
  if (!found) throw notFound("approval");
  return found;
}

/** SQL for the requests to this person's address. Undefined for anyone without a verified address. */
export function isAddressedTo(actor: Actor): SQL | undefined {
  if (actor.kind !== "person" || !actor.emailVerified) return undefined;
  return eq(approvalRequests.email, actor.email.toLowerCase());
}

async function byLink({ db }: Pick<Context, "db">, hash: string): Promise<FoundRequest | undefined> {
  const { requestId, expiresAt, usedAt } = approvalLinks;
  const [link] = await db
    .select({ requestId, expiresAt, usedAt })
    .from(approvalLinks)
    .where(eq(approvalLinks.tokenHash, hash));
  if (!link) return undefined;
  const found = await selectRequest({ db }, eq(approvalRequests.id, link.requestId));
  return found && { ...found, link: { hash, expiresAt: link.expiresAt, usedAt: link.usedAt } };
}

const requester = alias(people, "requester");

async function selectRequest({ db }: Pick<Context, "db">, where: SQL): Promise<FoundRequest | undefined> {
  const [row] = await db
    .select({
      request: { ...getTableColumns(approvalRequests), name: people.name },
      step: getTableColumns(chainSteps),
      chain: approvalChains.state,
      requester: { id: requester.id, email: requester.email },
    })
    .from(approvalRequests)
    .innerJoin(chainSteps, eq(chainSteps.id, approvalRequests.stepId))
    .innerJoin(approvalChains, eq(approvalChains.id, approvalRequests.chainId))
    .innerJoin(tickets, eq(tickets.id, approvalRequests.ticketId))
    .innerJoin(requester, eq(requester.id, tickets.requesterId))
    .leftJoin(people, isApprover())
    .where(and(where, visibleTickets(unrestricted("asked-approver"))));
  return row && { ...row, link: null };
}
