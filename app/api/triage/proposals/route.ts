import { handle } from "@/app/_http/handle";
import { ListProposalsInput } from "@/lib/learning/input";
import { listProposals } from "@/lib/learning/queries";

export const GET = handle({ query: ListProposalsInput, run: (ctx, { query }) => listProposals(ctx, query) });
