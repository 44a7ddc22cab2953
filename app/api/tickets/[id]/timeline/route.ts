import { handle } from "@/app/_server/http/handle";
import { TimelineInput } from "@/lib/tickets/input";
import { listTimeline } from "@/lib/tickets/timeline";

export const GET = handle({
  query: TimelineInput,
  run: (ctx, { params, query }) => listTimeline(ctx, { ...query, ticket: params.id }),
});
