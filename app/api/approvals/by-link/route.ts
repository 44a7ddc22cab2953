import { handle } from "@/app/_server/http/handle";
import { openApprovalLink } from "@/lib/tickets/approvals/queries";
import { ApprovalLinkInput } from "@/lib/tickets/input";

/** Reads the request behind a link, without an account. A POST, so that the token appears in no log. */
export const POST = handle({
  open: true,
  body: ApprovalLinkInput,
  run: (ctx, { body, address }) => openApprovalLink(ctx, { ...body, address }),
});
