import { and, eq } from "drizzle-orm";
import { proposals } from "@/lib/db/schema";
import { AppError, notFound } from "@/lib/errors";
import type { Transaction } from "@/lib/events/transact";
import { isId } from "@/lib/ids";

/** Makes an open proposal this admin's answer. Throws `not_found`, and `conflict` where it was answered before. */
export async function claimProposal(tx: Transaction, id: string, state: "accepted" | "rejected") {
  if (!isId(id)) throw notFound("proposal");
  const decidedBy = tx.actor.kind === "person" ? tx.actor.id : null;
  const [mine] = await tx.db
    .update(proposals)
    .set({ state, decidedBy, decidedAt: tx.now() })
    .where(and(eq(proposals.id, id), eq(proposals.state, "open")))
    .returning({ kind: proposals.kind, target: proposals.target, phrase: proposals.phrase });
  if (mine) return mine;
  const [known] = await tx.db.select({ state: proposals.state }).from(proposals).where(eq(proposals.id, id));
  if (!known) throw notFound("proposal");
  throw new AppError("conflict", `This proposal was ${known.state} before.`);
}
