import { handle } from "@/app/_server/http/handle";
import { delegateApproval } from "@/lib/tickets/approvals/delegate-approval";
import { DelegateByLinkInput } from "@/lib/tickets/approvals/input";

export const PUT = handle({
  open: true,
  body: DelegateByLinkInput,
  run: (ctx, { body, address }) => delegateApproval(ctx, { ...body, address }),
});
