import { and, asc, desc, eq, gt, inArray, isNotNull, or } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { people, tickets } from "@/lib/db/schema";
import { ACTIVE_STATUSES } from "@/lib/domain/ticket";
import { newId } from "@/lib/ids";
import { departureOf } from "@/lib/people/departure";
import type { Reassignment } from "@/lib/tickets/reassign-from-absent-assignee";
import { visibleTickets } from "@/lib/tickets/visible-tickets";

/** Active tickets of people who left, or are away and gave them up; most urgent first. `digest`: one id per person. */
export async function listStranded(ctx: Context, limit: number): Promise<Reassignment[]> {
  authorize(ctx.actor, "ticket.assign");
  const digests = new Map((await listLeavers(ctx)).map((id) => [id, newId()]));
  if (digests.size === 0) return [];
  const rows = await ctx.db
    .select({ ticketId: tickets.id, from: tickets.assigneeId })
    .from(tickets)
    .where(
      and(
        inArray(tickets.assigneeId, [...digests.keys()]),
        visibleTickets(ctx.actor),
        inArray(tickets.status, [...ACTIVE_STATUSES]),
      ),
    )
    .orderBy(desc(tickets.priorityRank), asc(tickets.createdAt), asc(tickets.id))
    .limit(limit);
  return rows.map(({ ticketId, from }) => ({ ticketId, from: from!, digest: digests.get(from!)! }));
}

async function listLeavers({ db, now }: Context): Promise<string[]> {
  const { id, role, deactivatedAt, availability, awayUntil, handsTo } = people;
  const rows = await db
    .select({ id, role, deactivatedAt, availability, awayUntil, handsTo })
    .from(people)
    .where(and(gt(people.activeTickets, 0), or(isNotNull(deactivatedAt), eq(role, "user"), isNotNull(handsTo))));
  return rows.filter((person) => departureOf(person, now())).map((person) => person.id);
}
