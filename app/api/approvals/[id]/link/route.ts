import { handle } from "@/app/_server/http/handle";
import { EmptyInput } from "@/lib/catalogue/input";
import { showApprovalLink } from "@/lib/mail/show-approval-link";

/** Creates an approver's link for an admin to pass on. Works only if no email leaves this machine. */
export const POST = handle({
  body: EmptyInput,
  status: 201,
  run: (ctx, { params }) => showApprovalLink(ctx, params),
});
