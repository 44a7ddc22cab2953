import { handle } from "@/app/_server/http/handle";
import { ListApprovalsInput } from "@/lib/tickets/approvals/input";
import { listApprovals } from "@/lib/tickets/approvals/queries";

export const GET = handle({ query: ListApprovalsInput, run: (ctx, { query }) => listApprovals(ctx, query) });
