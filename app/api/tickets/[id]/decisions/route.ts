import { handle } from "@/app/_http/handle";
import { ListDecisionsInput } from "@/lib/tickets/input";
import { listDecisions } from "@/lib/trust/ledger/queries";

export const GET = handle({
  query: ListDecisionsInput,
  run: (ctx, { params, query }) => listDecisions(ctx, { ...query, ticket: params.id }),
});
