import { handle } from "@/app/_server/http/handle";
import { ApprovalLinkInput } from "@/lib/tickets/approvals/input";
import { openApprovalLink } from "@/lib/tickets/approvals/queries";

/** Looks where a link leads, without an account; a POST so that the token stands in no log, though it changes nothing. */
export const POST = handle({
  open: true,
  body: ApprovalLinkInput,
  run: (ctx, { body, address }) => openApprovalLink(ctx, { ...body, address }),
});
