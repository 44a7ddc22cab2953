import { handle } from "@/app/_server/http/handle";
import { ListHandoversInput } from "@/lib/tickets/handovers/input";
import { listHandovers } from "@/lib/tickets/handovers/queries";

export const GET = handle({ query: ListHandoversInput, run: (ctx, { query }) => listHandovers(ctx, query) });
