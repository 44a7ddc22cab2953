import { and, asc, eq, inArray } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { tickets } from "@/lib/db/schema";
import { ACTIVE_STATUSES } from "@/lib/words";
import { visibleTickets } from "./visible-tickets";

/** Ids of the active tickets that a person has, oldest first. Never more than their capacity, so no paging. */
export async function listOwned(ctx: Context, input: { personId: string }): Promise<string[]> {
  authorize(ctx.actor, "ticket.assign");
  const owned = and(eq(tickets.assigneeId, input.personId), inArray(tickets.status, [...ACTIVE_STATUSES]));
  const rows = await ctx.db
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(owned, visibleTickets(ctx.actor)))
    .orderBy(asc(tickets.createdAt));
  return rows.map((row) => row.id);
}
