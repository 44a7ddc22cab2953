import { handle } from "@/app/_http/handle";
import { assignTicket } from "@/lib/tickets/assign-ticket";
import { AssignTicketInput } from "@/lib/tickets/input";
import { unassignTicket } from "@/lib/tickets/unassign-ticket";

export const PUT = handle({
  body: AssignTicketInput,
  ifMatch: true,
  versioned: true,
  run: (ctx, { body, params, version }) => assignTicket(ctx, { ...body, ticket: params.id, version }),
});

export const DELETE = handle({
  ifMatch: true,
  versioned: true,
  run: (ctx, { params, version }) => unassignTicket(ctx, { ticket: params.id, version }),
});
