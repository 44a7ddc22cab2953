import { and, eq, exists, gt, isNull } from "drizzle-orm";
import { approvalChains, approvalLinks, approvalRequests, chainSteps } from "@/lib/db/schema";
import type { Transaction } from "@/lib/events/transact";
import type { FoundRequest } from "./find-request";
import { closedRequestError } from "./request-status";

/**
 * Claims a request with one conditional update: it must still be open in an open step and chain, and its link unused
 * and not expired. Throws if someone was faster.
 */
export async function claimRequest(
  tx: Transaction,
  { request, link }: FoundRequest,
  decision: RequestDecision,
): Promise<void> {
  const at = tx.now();
  const openStep = tx.db
    .select({ id: chainSteps.id })
    .from(chainSteps)
    .innerJoin(approvalChains, eq(approvalChains.id, chainSteps.chainId))
    .where(
      and(
        eq(chainSteps.id, approvalRequests.stepId),
        eq(chainSteps.state, "asked"),
        eq(approvalChains.state, "pending"),
      ),
    );
  const claimed = await tx.db
    .update(approvalRequests)
    .set({
      ...decision,
      decidedAt: at,
      decidedVia: link ? "link" : "account",
      decidedBy: tx.actor.kind === "person" ? tx.actor.id : null,
    })
    .where(and(eq(approvalRequests.id, request.id), eq(approvalRequests.state, "asked"), exists(openStep)))
    .returning({ id: approvalRequests.id });
  if (claimed.length === 0) throw closedRequestError("decided");
  if (!link) return;
  const { tokenHash, usedAt, expiresAt } = approvalLinks;
  const usedLinks = await tx.db
    .update(approvalLinks)
    .set({ usedAt: at })
    .where(and(eq(tokenHash, link.hash), isNull(usedAt), gt(expiresAt, at)))
    .returning({ hash: tokenHash });
  if (usedLinks.length === 0) throw closedRequestError("expired");
}

interface RequestDecision {
  state: "approved" | "rejected" | "delegated";
  comment?: string | null;
}
