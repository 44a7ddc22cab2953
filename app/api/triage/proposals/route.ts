import { handle } from "@/app/_server/http/handle";
import { ListProposalsInput } from "@/lib/training-data/input";
import { listProposals } from "@/lib/training-data/queries";

export const GET = handle({ query: ListProposalsInput, run: (ctx, { query }) => listProposals(ctx, query) });
