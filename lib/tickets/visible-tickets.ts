import { and, eq, isNull, or, type Placeholder, type SQL, sql } from "drizzle-orm";
import { handovers, teamMembers, tickets } from "@/lib/db/schema";
import type { Role } from "@/lib/domain/people";

/** Why something reads more than its actor may see. */
export const UNRESTRICTED_REASONS = [
  /** Whoever changed a ticket is shown the outcome, also where the change took it out of their sight. */
  "own-change",
  /** Somebody takes their own answer in review back, which may have moved the ticket out of their sight. */
  "own-answer",
  /** Somebody answers or takes back an offer, and what let them see its ticket may just have ended. */
  "offer",
  /** Whoever was asked to approve sees what they were asked about. */
  "asked-approver",
  /** Figures about words and decisions, and what is learned from them, speak of everybody's tickets. */
  "statistics",
] as const;
type UnrestrictedReason = (typeof UNRESTRICTED_REASONS)[number];

/** Eyes that see every ticket. They are no actor: nothing can be decided or written with them. */
export interface Unrestricted {
  kind: "unrestricted";
  reason: UnrestrictedReason;
}

/** For a read past the actor's own rights, which says why. */
export function unrestricted(reason: UnrestrictedReason): Unrestricted {
  return { kind: "unrestricted", reason };
}

/** Whose eyes: an actor's or `unrestricted`. A prepared statement has places for the ids. */
export type Viewer =
  | { kind: "person"; role: Role; id: string | Placeholder }
  | { kind: "visitor" }
  | { kind: "link"; ticketId: string | Placeholder }
  | { kind: "job" }
  | Unrestricted;

/**
 * The one where-clause that every read of tickets goes through: requesters see their own, moderators also what is
 * assigned to them, their teams' and ownerless tickets and, while it is open, what they offered or are offered as a lead,
 * admins and jobs all, a link its one ticket and visitors nothing. Deleted tickets are seen by nobody.
 */
export function visibleTickets(eyes: Viewer): SQL {
  const kept = isNull(tickets.deletedAt);
  if (eyes.kind === "visitor") return sql`false`;
  if (eyes.kind === "link") return and(kept, eq(tickets.id, eyes.ticketId))!;
  if (eyes.kind !== "person" || eyes.role === "admin") return kept;
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

/** Whose eyes see by the same clause, save for one id: one prepared statement serves them. */
export function sightOf(eyes: Viewer): string {
  return eyes.kind === "person" ? eyes.role : eyes.kind;
}

/** The id that goes to the place of a prepared statement, where there is one. */
export function viewerOf(eyes: Viewer): string | Placeholder | undefined {
  if (eyes.kind === "person") return eyes.id;
  return eyes.kind === "link" ? eyes.ticketId : undefined;
}

/** The same eyes with a place for that id. */
export function withPlace(eyes: Viewer, viewer: Placeholder): Viewer {
  if (eyes.kind === "person") return { ...eyes, id: viewer };
  return eyes.kind === "link" ? { ...eyes, ticketId: viewer } : eyes;
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
