import { handle } from "@/app/_server/http/handle";
import { assignTicket } from "@/lib/tickets/assign-ticket";
import { AssignmentInput } from "@/lib/tickets/input";
import { unassignTicket } from "@/lib/tickets/unassign-ticket";

export const PUT = handle({
  body: AssignmentInput,
  ifMatch: true,
  versioned: true,
  run: (ctx, { body: { personId, note }, params: { id: ticket }, version }) =>
    personId === null
      ? unassignTicket(ctx, { ticket, version, note })
      : assignTicket(ctx, { ticket, version, personId, note }),
});

export const DELETE = handle({
  ifMatch: true,
  versioned: true,
  run: (ctx, { params, version }) => unassignTicket(ctx, { ticket: params.id, version }),
});
