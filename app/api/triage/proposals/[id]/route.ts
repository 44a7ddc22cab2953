import { handle } from "@/app/_server/http/handle";
import { acceptProposal } from "@/lib/training-data/accept-proposal";
import { DecideProposalInput } from "@/lib/training-data/input";
import { rejectProposal } from "@/lib/training-data/reject-proposal";

export const PUT = handle({
  body: DecideProposalInput,
  run: (ctx, { params, body }) =>
    body.state === "accepted" ? acceptProposal(ctx, { id: params.id }) : rejectProposal(ctx, { id: params.id }),
});
