import { handle } from "@/app/_http/handle";
import { delegateApproval } from "@/lib/tickets/approval/delegate-approval";
import { DelegateApprovalInput } from "@/lib/tickets/input";

export const PUT = handle({
  body: DelegateApprovalInput,
  run: (ctx, { body, params }) => delegateApproval(ctx, { ...body, id: params.id }),
});
