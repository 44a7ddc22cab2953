import { handle } from "@/app/_http/handle";
import { listApprovals } from "@/lib/tickets/approval/queries";
import { ListApprovalsInput } from "@/lib/tickets/input";

export const GET = handle({ query: ListApprovalsInput, run: (ctx, { query }) => listApprovals(ctx, query) });
