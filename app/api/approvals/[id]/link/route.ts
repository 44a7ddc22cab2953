import { handle } from "@/app/_server/http/handle";
import { EmptyInput } from "@/lib/catalogue/input";
import { showApprovalLink } from "@/lib/mail/show-approval-link";

/** Works only if email is off. */
export const POST = handle({
  body: EmptyInput,
  status: 201,
  run: (ctx, { params }) => showApprovalLink(ctx, params),
});
