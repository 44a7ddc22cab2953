import { handle } from "@/app/_http/handle";
import { getApproval } from "@/lib/tickets/approval/queries";

export const GET = handle({ run: (ctx, { params }) => getApproval(ctx, { ticket: params.id }) });
