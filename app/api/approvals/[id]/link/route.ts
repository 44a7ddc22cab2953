import { handle } from "@/app/_http/handle";
import { NothingInput } from "@/lib/catalogue/input";
import { showApprovalLink } from "@/lib/mail/show-approval-link";

/** Only where no mail leaves the machine. */
export const POST = handle({
  body: NothingInput,
  status: 201,
  run: (ctx, { params }) => showApprovalLink(ctx, params),
});
