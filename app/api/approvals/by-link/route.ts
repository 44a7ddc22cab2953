import { handle } from "@/app/_http/handle";
import { readLink } from "@/lib/tickets/approval/queries";
import { ApprovalLinkInput } from "@/lib/tickets/input";

/** Looks where a link leads, without an account; a POST so that the token stands in no log, though it changes nothing. */
export const POST = handle({
  open: true,
  body: ApprovalLinkInput,
  run: (ctx, { body, address }) => readLink(ctx, { ...body, address }),
});
