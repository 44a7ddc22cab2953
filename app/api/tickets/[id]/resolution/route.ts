import { handle } from "@/app/_server/http/handle";
import { ResolveTicketInput } from "@/lib/tickets/input";
import { reopenTicket } from "@/lib/tickets/reopen-ticket";
import { resolveTicket } from "@/lib/tickets/resolve-ticket";

export const PUT = handle({
  body: ResolveTicketInput,
  ifMatch: true,
  versioned: true,
  run: (ctx, { body, params, version }) => resolveTicket(ctx, { ...body, ticket: params.id, version }),
});

export const DELETE = handle({
  ifMatch: true,
  versioned: true,
  run: (ctx, { params, version }) => reopenTicket(ctx, { ticket: params.id, version }),
});
