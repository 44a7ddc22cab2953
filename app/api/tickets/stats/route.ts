import { handle } from "@/app/_http/handle";
import { ticketStats } from "@/lib/tickets/stats";

export const GET = handle({ run: (ctx) => ticketStats(ctx) });
