import { handle } from "@/app/_server/http/handle";
import { ListDecisionsInput } from "@/lib/tickets/input";
import { listDecisions } from "@/lib/triage-quality/decision-log/queries";

export const GET = handle({
  query: ListDecisionsInput,
  run: (ctx, { params, query }) => listDecisions(ctx, { ...query, ticket: params.id }),
});
