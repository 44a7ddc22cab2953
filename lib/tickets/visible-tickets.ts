import { and, eq, isNull, or, type Placeholder, type SQL, sql } from "drizzle-orm";
import { handovers, teamMembers, tickets } from "@/lib/db/schema";
import type { Role } from "@/lib/domain/people";

/** Whose eyes: an actor's, or in a prepared statement those of a role, with a place for the person's id. */
export type Eyes = { kind: "system" } | { kind: "person"; role: Role; id: string | Placeholder };

/**
 * The one where-clause that every read of tickets goes through: requesters see their own, moderators also what is
 * assigned to them, their teams' and ownerless tickets and, while it is open, what they offered or are offered as a lead,
 * admins and our jobs all. Deleted tickets are seen by nobody.
 */
export function visibleTickets(eyes: Eyes): SQL {
  const kept = isNull(tickets.deletedAt);
  if (eyes.kind === "system" || eyes.role === "admin") return kept;
  const own = eq(tickets.requesterId, eyes.id);
  if (eyes.role === "user") return and(kept, own)!;
  const theirs = or(
    own,
    eq(tickets.assigneeId, eyes.id),
    isNull(tickets.assigneeId),
    inTeamsOf(eyes.id),
    isOffered(eyes.id),
  );
  return and(kept, theirs)!;
}

/** True for tickets of a team that the person belongs to. */
function inTeamsOf(personId: string | Placeholder): SQL {
  const membership = sql`select 1 from ${teamMembers} where ${teamMembers.teamId} = ${tickets.teamId} and ${teamMembers.personId} = ${personId}`;
  return sql`exists (${membership})`;
}

/** True for tickets under an open offer that the person made or, as the team's lead, has to answer. Few are open at a time. */
function isOffered(personId: string | Placeholder): SQL {
  const isLead = sql`select 1 from ${teamMembers} where ${teamMembers.teamId} = ${handovers.teamId} and ${teamMembers.personId} = ${personId} and ${teamMembers.lead}`;
  const open = sql`select ${handovers.ticketId} from ${handovers} where ${handovers.state} = 'offered' and (${handovers.offeredBy} = ${personId} or exists (${isLead}))`;
  return sql`${tickets.id} in (${open})`;
}
