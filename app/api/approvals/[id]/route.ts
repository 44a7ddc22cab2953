import { handle } from "@/app/_http/handle";
import { readApproval } from "@/lib/tickets/approval/queries";

/** What the signed-in approver was asked, in the form of a link's page. */
export const GET = handle({ run: (ctx, { params }) => readApproval(ctx, params) });
