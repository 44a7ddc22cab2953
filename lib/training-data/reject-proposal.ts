import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { transact } from "@/lib/events/transact";
import { claimProposal } from "./claim-proposal";
import { findProposal, type ProposalView } from "./queries";

/** Rejects a proposal: its phrase is never proposed for the same category or skill again. */
export async function rejectProposal(ctx: Context, { id }: { id: string }): Promise<ProposalView> {
  authorize(ctx.actor, "triage.manage");
  return transact(ctx, async (tx) => {
    await claimProposal(tx, id, "rejected");
    return findProposal(tx, id);
  });
}
