import { and, eq } from "drizzle-orm";
import { keywordProposals } from "@/lib/db/schema";
import { AppError, notFound } from "@/lib/errors";
import type { Transaction } from "@/lib/events/transact";
import { isId } from "@/lib/ids";

/** Stores the admin's answer to an open proposal. Throws `not_found`, or `conflict` if it already has an answer. */
export async function claimProposal(tx: Transaction, id: string, state: "accepted" | "rejected") {
  if (!isId(id)) throw notFound("proposal");
  const decidedBy = tx.actor.kind === "person" ? tx.actor.id : null;
  const [claimed] = await tx.db
    .update(keywordProposals)
    .set({ state, decidedBy, decidedAt: tx.now() })
    .where(and(eq(keywordProposals.id, id), eq(keywordProposals.state, "open")))
    .returning({ kind: keywordProposals.kind, target: keywordProposals.target, phrase: keywordProposals.phrase });
  if (claimed) return claimed;
  const [known] = await tx.db
    .select({ state: keywordProposals.state })
    .from(keywordProposals)
    .where(eq(keywordProposals.id, id));
  if (!known) throw notFound("proposal");
  throw new AppError("conflict", `This suggestion was already ${known.state}.`);
}
