import { handle } from "@/app/_server/http/handle";
import { delegateApproval } from "@/lib/tickets/approvals/delegate-approval";
import { DelegateApprovalInput } from "@/lib/tickets/approvals/input";

export const PUT = handle({
  body: DelegateApprovalInput,
  run: (ctx, { body, params }) => delegateApproval(ctx, { ...body, id: params.id }),
});
