import { handle } from "@/app/_server/http/handle";
import { similarTickets } from "@/lib/tickets/similar-tickets";

export const GET = handle({ run: (ctx, { params }) => similarTickets(ctx, { ticket: params.id }) });
