import { and, asc, desc, inArray } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { tickets } from "@/lib/db/schema";
import { isClaimable } from "@/lib/tickets/claim-ticket";

/** Tickets that wait for an owner and have been read: the most urgent first, of these the oldest. */
export async function listWaiting(ctx: Context, limit: number): Promise<string[]> {
  authorize(ctx.actor, "ticket.assign");
  const rows = await ctx.db
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(isClaimable(), inArray(tickets.triage, ["done", "needs_review", "fallback"])))
    .orderBy(desc(tickets.priorityRank), asc(tickets.createdAt))
    .limit(limit);
  return rows.map((row) => row.id);
}
