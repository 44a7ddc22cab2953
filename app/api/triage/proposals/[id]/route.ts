import { handle } from "@/app/_http/handle";
import { acceptProposal } from "@/lib/learning/accept-proposal";
import { DecideProposalInput } from "@/lib/learning/input";
import { rejectProposal } from "@/lib/learning/reject-proposal";

export const PUT = handle({
  body: DecideProposalInput,
  run: (ctx, { params, body }) =>
    body.state === "accepted" ? acceptProposal(ctx, { id: params.id }) : rejectProposal(ctx, { id: params.id }),
});
