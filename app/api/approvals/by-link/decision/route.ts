import { handle } from "@/app/_server/http/handle";
import { decideApproval } from "@/lib/tickets/approvals/decide-approval";
import { DecideByLinkInput } from "@/lib/tickets/approvals/input";

export const PUT = handle({
  open: true,
  body: DecideByLinkInput,
  run: (ctx, { body, address }) => decideApproval(ctx, { ...body, address }),
});
