import { handle } from "@/app/_server/http/handle";
import { decideApproval } from "@/lib/tickets/approvals/decide-approval";
import { DecideApprovalInput } from "@/lib/tickets/approvals/input";

export const PUT = handle({
  body: DecideApprovalInput,
  run: (ctx, { body, params }) => decideApproval(ctx, { ...body, id: params.id }),
});
