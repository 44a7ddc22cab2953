import { handle } from "@/app/_server/http/handle";
import { findApproval } from "@/lib/tickets/approvals/queries";

/** The same view as by link, for the signed-in approver. */
export const GET = handle({ run: (ctx, { params }) => findApproval(ctx, params) });
