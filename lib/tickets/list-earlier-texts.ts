import { and, asc, eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { earlierTexts, tickets } from "@/lib/db/schema";
import { isTicket, ticketKey } from "./find-ticket";
import { visibleTickets } from "./visible-tickets";

/** Words that stood in a ticket before. */
export interface EarlierText {
  id: string;
  field: "title" | "description";
  body: string;
  replacedAt: string;
}

/** What the requester's own words were before, oldest first; nothing for a ticket out of sight. Erased texts are left out. */
export async function listEarlierTexts(ctx: Context, idOrNumber: string): Promise<EarlierText[]> {
  authorize(ctx.actor, "ticket.read");
  const { id, field, body, replacedAt } = earlierTexts;
  const rows = await ctx.db
    .select({ id, field, body, replacedAt })
    .from(earlierTexts)
    .innerJoin(tickets, eq(tickets.id, earlierTexts.ticketId))
    .where(and(isTicket(ticketKey(idOrNumber)), visibleTickets(ctx.actor)))
    .orderBy(asc(id));
  return rows.filter((row) => row.body !== "").map((row) => ({ ...row, replacedAt: row.replacedAt.toISOString() }));
}
