import { and, asc, eq, inArray, isNotNull, isNull, or } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { people, tickets } from "@/lib/db/schema";
import { ACTIVE_STATUSES } from "@/lib/words";

/** Active tickets whose owner left or is no moderator any more: what must go back to routing, oldest first. */
export async function listStranded(ctx: Context, limit: number): Promise<{ ticketId: string; personId: string }[]> {
  authorize(ctx.actor, "ticket.assign");
  return ctx.db
    .select({ ticketId: tickets.id, personId: people.id })
    .from(tickets)
    .innerJoin(people, eq(people.id, tickets.assigneeId))
    .where(
      and(
        isNull(tickets.deletedAt),
        inArray(tickets.status, [...ACTIVE_STATUSES]),
        or(isNotNull(people.deactivatedAt), eq(people.role, "user")),
      ),
    )
    .orderBy(asc(tickets.createdAt))
    .limit(limit);
}
