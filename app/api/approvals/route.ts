import { handle } from "@/app/_server/http/handle";
import { listApprovals } from "@/lib/tickets/approvals/queries";
import { ListApprovalsInput } from "@/lib/tickets/input";

export const GET = handle({ query: ListApprovalsInput, run: (ctx, { query }) => listApprovals(ctx, query) });
