import { handle } from "@/app/_http/handle";
import { ListHandoversInput } from "@/lib/tickets/handover/input";
import { listHandovers } from "@/lib/tickets/handover/queries";

export const GET = handle({
  query: ListHandoversInput,
  run: (ctx, { query }) => listHandovers(ctx, query),
});
