import { handle } from "@/app/_http/handle";
import { decideApproval } from "@/lib/tickets/approval/decide-approval";
import { DecideByLinkInput } from "@/lib/tickets/input";

export const PUT = handle({
  open: true,
  body: DecideByLinkInput,
  run: (ctx, { body, address }) => decideApproval(ctx, { ...body, address }),
});
