import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Actor } from "@/lib/auth/actor";
import { teamMembers, tickets } from "@/lib/db/schema";

/**
 * The one where-clause that every read of tickets goes through: requesters see their own, moderators also what is
 * assigned to them, their teams' and ownerless tickets, admins and our jobs all. Deleted tickets are seen by nobody.
 */
export function visibleTickets(actor: Actor): SQL {
  const kept = isNull(tickets.deletedAt);
  if (actor.kind === "system" || actor.role === "admin") return kept;
  const own = eq(tickets.requesterId, actor.id);
  if (actor.role === "user") return and(kept, own)!;
  return and(kept, or(own, eq(tickets.assigneeId, actor.id), isNull(tickets.assigneeId), inTeamsOf(actor.id)))!;
}

/** True for tickets of a team that the person belongs to. */
export function inTeamsOf(personId: string): SQL {
  const membership = sql`select 1 from ${teamMembers} where ${teamMembers.teamId} = ${tickets.teamId} and ${teamMembers.personId} = ${personId}`;
  return sql`exists (${membership})`;
}
