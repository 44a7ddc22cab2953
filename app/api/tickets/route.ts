import { handle } from "@/app/_server/http/handle";
import { ListTicketsInput, OpenTicketInput } from "@/lib/tickets/input";
import { listTickets } from "@/lib/tickets/list-tickets";
import { openTicket } from "@/lib/tickets/open-ticket";

export const GET = handle({ query: ListTicketsInput, run: (ctx, { query }) => listTickets(ctx, query) });

export const POST = handle({
  body: OpenTicketInput,
  creates: true,
  status: 201,
  versioned: true,
  run: (ctx, { body, via }) => openTicket(ctx, { ...body, channel: via === "cookie" ? "web" : "api" }),
});
