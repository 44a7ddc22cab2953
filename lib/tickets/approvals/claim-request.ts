import { and, eq, exists, gt, isNull } from "drizzle-orm";
import { approvalChains, approvalLinks, approvalRequests, chainSteps } from "@/lib/db/schema";
import type { Transaction } from "@/lib/events/transact";
import type { FoundRequest } from "./find-request";
import { closedRequestError } from "./request-status";

/**
 * The claim on a part: one statement on the request, which must still be asked in a step and a chain that wait, and one
 * on the link where it came by one, which must be unused and in time. Refused where somebody was faster.
 */
export async function claimRequest(tx: Transaction, { request, link }: FoundRequest, word: Word): Promise<void> {
  const at = tx.now();
  const waiting = tx.db
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
  const taken = await tx.db
    .update(approvalRequests)
    .set({
      ...word,
      decidedAt: at,
      decidedVia: link ? "link" : "account",
      decidedBy: tx.actor.kind === "person" ? tx.actor.id : null,
    })
    .where(and(eq(approvalRequests.id, request.id), eq(approvalRequests.state, "asked"), exists(waiting)))
    .returning({ id: approvalRequests.id });
  if (taken.length === 0) throw closedRequestError("decided");
  if (!link) return;
  const { tokenHash, usedAt, expiresAt } = approvalLinks;
  const used = await tx.db
    .update(approvalLinks)
    .set({ usedAt: at })
    .where(and(eq(tokenHash, link.hash), isNull(usedAt), gt(expiresAt, at)))
    .returning({ hash: tokenHash });
  if (used.length === 0) throw closedRequestError("expired");
}

interface Word {
  state: "approved" | "rejected" | "delegated";
  comment?: string | null;
}
