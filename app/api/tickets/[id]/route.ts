import { handle } from "@/app/_server/http/handle";
import { deleteTicket } from "@/lib/tickets/delete-ticket";
import { editTicket } from "@/lib/tickets/edit-ticket";
import { ChangeTicketInput } from "@/lib/tickets/input";
import { getTicket } from "@/lib/tickets/queries";

export const GET = handle({ versioned: true, run: (ctx, { params }) => getTicket(ctx, params.id) });

export const PATCH = handle({
  body: ChangeTicketInput,
  ifMatch: true,
  versioned: true,
  run: (ctx, { body, params, version }) => editTicket(ctx, { ...body, ticket: params.id, version }),
});

export const DELETE = handle({ run: (ctx, { params }) => deleteTicket(ctx, { ticket: params.id }) });
