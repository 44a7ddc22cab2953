import { handle } from "@/app/_http/handle";
import { decideApproval } from "@/lib/tickets/approval/decide-approval";
import { DecideApprovalInput } from "@/lib/tickets/input";

export const PUT = handle({
  body: DecideApprovalInput,
  run: (ctx, { body, params }) => decideApproval(ctx, { ...body, id: params.id }),
});
