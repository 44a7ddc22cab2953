import { handle } from "@/app/_server/http/handle";
import { getApproval } from "@/lib/tickets/approvals/queries";

export const GET = handle({ run: (ctx, { params }) => getApproval(ctx, { ticket: params.id }) });
