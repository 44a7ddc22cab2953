import { and, eq, getTableColumns, type SQL } from "drizzle-orm";
import { type Actor, system } from "@/lib/auth/actor";
import { hashToken } from "@/lib/auth/tokens";
import type { Context } from "@/lib/context";
import { approvalChains, approvalLinks, approvalRequests, chainSteps, people, tickets } from "@/lib/db/schema";
import { AppError, notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { networkOf } from "@/lib/limits/network";
import { approvalLinks as linkLimit } from "@/lib/limits/rules";
import { take } from "@/lib/limits/take";
import type { ChainState } from "@/lib/words";
import type { RequestRow, StepRow } from "./load-chains";

/**
 * By its id, for the signed-in person whose verified address was asked; or by the token of a mailed link, which may
 * come with the caller's network address, for the limit.
 */
export type RequestKey = { id: string } | { token: string; address?: string };

/** Whoever tries many links in a row is turned away for a while: `too_many`. */
export async function limitLinks(ctx: Pick<Context, "db" | "now">, key: RequestKey): Promise<void> {
  if ("token" in key && key.address) await take(ctx, linkLimit(), networkOf(key.address));
}

export interface FoundRequest {
  request: RequestRow;
  step: StepRow;
  chain: ChainState;
  requester: { id: string; email: string | null };
  /** Where it came by one. */
  link: { hash: string; expiresAt: Date; usedAt: Date | null } | null;
}

/** The request that somebody holds; undefined where it is not theirs, was never ours, or its ticket is gone. */
export async function findRequest(
  { db, actor }: Pick<Context, "db" | "actor">,
  key: RequestKey,
): Promise<FoundRequest | undefined> {
  if ("token" in key) return byLink({ db }, hashToken(key.token));
  if (!isId(key.id) || actor.kind !== "person" || !actor.emailVerified) return undefined;
  const mine = and(eq(approvalRequests.id, key.id), eq(approvalRequests.email, actor.email.toLowerCase()));
  return selectRequest({ db }, mine!);
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

async function selectRequest({ db }: Pick<Context, "db">, where: SQL): Promise<FoundRequest | undefined> {
  const [row] = await db
    .select({
      request: getTableColumns(approvalRequests),
      step: getTableColumns(chainSteps),
      chain: approvalChains.state,
      requester: { id: people.id, email: people.email },
      deletedAt: tickets.deletedAt,
    })
    .from(approvalRequests)
    .innerJoin(chainSteps, eq(chainSteps.id, approvalRequests.stepId))
    .innerJoin(approvalChains, eq(approvalChains.id, approvalRequests.chainId))
    .innerJoin(tickets, eq(tickets.id, approvalRequests.ticketId))
    .innerJoin(people, eq(people.id, tickets.requesterId))
    .where(where);
  if (!row || row.deletedAt) return undefined;
  const { deletedAt: _, ...found } = row;
  return { ...found, link: null };
}

/** Nobody agrees to their own request: not by the address that was asked, and not signed in with another's link. */
export function isOwn({ request, requester }: FoundRequest, actor: Actor): boolean {
  const theirAddress = requester.email !== null && requester.email === request.email;
  return theirAddress || (actor.kind === "person" && actor.id === requester.id);
}

/** Where a request stands for whoever holds it; only `open` can be decided. */
export type Standing = "open" | "own" | "decided" | "ended" | "out-of-turn" | "expired";

export function standingOf(found: FoundRequest, actor: Actor, now: Date): Standing {
  const { request, step, chain, link } = found;
  if (isOwn(found, actor)) return "own";
  if (request.state === "approved" || request.state === "rejected" || request.state === "delegated") return "decided";
  if (chain === "withdrawn" || chain === "replaced" || step.state === "void") return "ended";
  if (request.state === "void" || step.state === "approved" || step.state === "rejected") return "decided";
  if (step.state === "waiting") return "out-of-turn";
  return link && (link.usedAt || link.expiresAt <= now) ? "expired" : "open";
}

/** The refusal of a word that can't be given any more, or not by this person. */
export function refusalOf(standing: Exclude<Standing, "open">): AppError {
  if (standing === "own") {
    return new AppError("forbidden", "Nobody can agree to their own request.", { kind: "approval-own" });
  }
  return new AppError("conflict", REFUSALS[standing], { kind: `approval-${standing}` });
}

const REFUSALS: Record<Exclude<Standing, "open" | "own">, string> = {
  decided: "This was decided already.",
  ended: "This request waits for nobody any more: it was withdrawn or changed.",
  "out-of-turn": "Others have to agree before it is your turn.",
  expired: "This link has expired. The next reminder brings another one.",
};

/** Who writes history when somebody decides by a link: no account stands behind it for certain. */
export const LINK_ACTOR = system("approval link");

/** The same, for those who can't go on without it. */
export async function demandRequest(ctx: Pick<Context, "db" | "actor">, key: RequestKey): Promise<FoundRequest> {
  const found = await findRequest(ctx, key);
  if (!found) throw notFound("approval");
  return found;
}
