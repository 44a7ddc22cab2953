import { handle } from "@/app/_server/http/handle";
import { ApprovalLinkInput } from "@/lib/tickets/approvals/input";
import { openApprovalLink } from "@/lib/tickets/approvals/queries";

/** Reads the request behind a link, without an account. A POST, so that the token appears in no log. */
export const POST = handle({
  open: true,
  body: ApprovalLinkInput,
  run: (ctx, { body, address }) => openApprovalLink(ctx, { ...body, address }),
});
