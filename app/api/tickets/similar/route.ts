import { handle } from "@/app/_server/http/handle";
import { SimilarTicketsInput } from "@/lib/tickets/input";
import { similarTickets } from "@/lib/tickets/similar-tickets";

export const POST = handle({ body: SimilarTicketsInput, run: (ctx, { body }) => similarTickets(ctx, body) });
