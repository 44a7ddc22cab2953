import { handle } from "@/app/_server/http/handle";
import { ApprovalLinkInput } from "@/lib/tickets/approvals/input";
import { openApprovalLink } from "@/lib/tickets/approvals/queries";

/** An approval request for an approver without an account. A POST, because URLs with the token could land in logs. */
export const POST = handle({
  open: true,
  body: ApprovalLinkInput,
  run: (ctx, { body, address }) => openApprovalLink(ctx, { ...body, address }),
});
