import { handle } from "@/app/_server/http/handle";
import { cancelTicket } from "@/lib/tickets/cancel-ticket";
import { CancelTicketInput } from "@/lib/tickets/input";

export const PUT = handle({
  body: CancelTicketInput,
  ifMatch: true,
  versioned: true,
  run: (ctx, { body, params, version }) => cancelTicket(ctx, { ...body, ticket: params.id, version }),
});
