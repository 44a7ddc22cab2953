import { handle } from "@/app/_server/http/handle";
import { requestTriage } from "@/lib/tickets/request-triage";

export const POST = handle({
  status: 202,
  versioned: true,
  run: (ctx, { params }) => requestTriage(ctx, { ticket: params.id }),
});
