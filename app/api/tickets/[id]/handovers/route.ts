import { handle } from "@/app/_server/http/handle";
import { OfferTicketInput } from "@/lib/tickets/handovers/input";
import { offerTicket } from "@/lib/tickets/handovers/offer-ticket";

export const POST = handle({
  body: OfferTicketInput,
  ifMatch: true,
  creates: true,
  status: 201,
  run: (ctx, { body, params, version }) => offerTicket(ctx, { ...body, ticket: params.id, version }),
});
