import { handle } from "@/app/_server/http/handle";
import { findApproval } from "@/lib/tickets/approvals/queries";

/** What the signed-in approver was asked, in the form of a link's page. */
export const GET = handle({ run: (ctx, { params }) => findApproval(ctx, params) });
