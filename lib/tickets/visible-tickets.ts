import { and, eq, isNull, or, type Placeholder, type SQL, sql } from "drizzle-orm";
import { handovers, teamMembers, tickets } from "@/lib/db/schema";
import type { Role } from "@/lib/domain/people";

/** Reasons to read tickets that the actor may not see. */
export const UNRESTRICTED_REASONS = [
  /** The change may hide the ticket from the actor. */
  "own-change",
  /** So may a review answer, which the actor may undo. */
  "own-answer",
  /** The offer may be the actor's only right to see the ticket. */
  "offer",
  "asked-approver",
  /** Figures and training use all tickets. */
  "statistics",
] as const;
type UnrestrictedReason = (typeof UNRESTRICTED_REASONS)[number];

/** A viewer that sees every ticket. It is not an actor, so it can decide and write nothing. */
export interface Unrestricted {
  kind: "unrestricted";
  reason: UnrestrictedReason;
}

export function unrestricted(reason: UnrestrictedReason): Unrestricted {
  return { kind: "unrestricted", reason };
}

/** An actor or `unrestricted`. Prepared statements use placeholders for the ids. */
export type Viewer =
  | { kind: "person"; role: Role; id: string | Placeholder }
  | { kind: "visitor" }
  | { kind: "link"; ticketId: string | Placeholder }
  | { kind: "job" }
  | Unrestricted;

/** The one where-clause for reading tickets. Requesters: their own. Moderators: also theirs, their teams', nobody's,
 * those in an open offer they made or may accept. Admins, jobs: all. Links, visitors: none. Deleted: never. */
export function visibleTickets(viewer: Viewer): SQL {
  const notDeleted = isNull(tickets.deletedAt);
  if (viewer.kind === "visitor") return sql`false`;
  if (viewer.kind === "link") return and(notDeleted, eq(tickets.id, viewer.ticketId))!;
  if (viewer.kind !== "person" || viewer.role === "admin") return notDeleted;
  const own = eq(tickets.requesterId, viewer.id);
  if (viewer.role === "user") return and(notDeleted, own)!;
  const visible = or(
    own,
    eq(tickets.assigneeId, viewer.id),
    isNull(tickets.assigneeId),
    inTeamsOf(viewer.id),
    isOffered(viewer.id),
  );
  return and(notDeleted, visible)!;
}

/** Viewers with the same key share one prepared statement; only the id differs. */
export function visibilityKey(viewer: Viewer): string {
  return viewer.kind === "person" ? viewer.role : viewer.kind;
}

/** The value for that statement's placeholder, if it has one. */
export function viewerId(viewer: Viewer): string | Placeholder | undefined {
  if (viewer.kind === "person") return viewer.id;
  return viewer.kind === "link" ? viewer.ticketId : undefined;
}

export function withPlaceholder(viewer: Viewer, id: Placeholder): Viewer {
  if (viewer.kind === "person") return { ...viewer, id };
  return viewer.kind === "link" ? { ...viewer, ticketId: id } : viewer;
}

function inTeamsOf(personId: string | Placeholder): SQL {
  const membership = sql`select 1 from ${teamMembers} where ${teamMembers.teamId} = ${tickets.teamId} and ${teamMembers.personId} = ${personId}`;
  return sql`exists (${membership})`;
}

/** Few are open at a time. */
function isOffered(personId: string | Placeholder): SQL {
  const isLead = sql`select 1 from ${teamMembers} where ${teamMembers.teamId} = ${handovers.teamId} and ${teamMembers.personId} = ${personId} and ${teamMembers.lead}`;
  const openOffers = sql`select ${handovers.ticketId} from ${handovers} where ${handovers.state} = 'offered' and (${handovers.offeredBy} = ${personId} or exists (${isLead}))`;
  return sql`${tickets.id} in (${openOffers})`;
}
