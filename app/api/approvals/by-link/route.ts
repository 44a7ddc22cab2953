import { handle } from "@/app/_server/http/handle";
import { openApprovalLink } from "@/lib/tickets/approvals/queries";
import { ApprovalLinkInput } from "@/lib/tickets/input";

/** Looks where a link leads, without an account; a POST so that the token stands in no log, though it changes nothing. */
export const POST = handle({
  open: true,
  body: ApprovalLinkInput,
  run: (ctx, { body, address }) => openApprovalLink(ctx, { ...body, address }),
});
