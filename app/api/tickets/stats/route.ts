import { handle } from "@/app/_server/http/handle";
import { ticketStats } from "@/lib/tickets/stats";

export const GET = handle({ run: (ctx) => ticketStats(ctx) });
