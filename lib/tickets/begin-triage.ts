import { and, eq, inArray, isNull } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { tickets } from "@/lib/db/schema";
import { ACTIVE_STATUSES } from "@/lib/domain/ticket";

/** Marks a ticket's triage as running. Returns false if the ticket is deleted or not active. */
export async function beginTriage(ctx: Context, input: { ticketId: string }): Promise<boolean> {
  authorize(ctx.actor, "ticket.ask-triage");
  const updated = await ctx.db
    .update(tickets)
    .set({ triage: "running" })
    .where(
      and(eq(tickets.id, input.ticketId), isNull(tickets.deletedAt), inArray(tickets.status, [...ACTIVE_STATUSES])),
    )
    .returning({ id: tickets.id });
  return updated.length > 0;
}
