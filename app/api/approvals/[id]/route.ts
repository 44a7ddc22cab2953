import { handle } from "@/app/_server/http/handle";
import { findApproval } from "@/lib/tickets/approvals/queries";

/** An approval request for the signed-in approver. `by-link/route.ts` gives the same to approvers with a link. */
export const GET = handle({ run: (ctx, { params }) => findApproval(ctx, params) });
