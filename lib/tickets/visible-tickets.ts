import { and, eq, isNull, or, type Placeholder, type SQL, sql } from "drizzle-orm";
import { handovers, teamMembers, tickets } from "@/lib/db/schema";
import type { Role } from "@/lib/domain/people";
import { isLeadOfOffered } from "./handovers/accepting-lead";

/** Why code may read tickets that the actor may not see. */
export const UNRESTRICTED_REASONS = [
  /** The response shows a ticket to the actor who just changed it, even if the change hides it from them. */
  "own-change",
  /** The actor undoes a review answer, which may have hidden the ticket from them. */
  "own-answer",
  /** The actor answers or withdraws an offer, even if they can't see its ticket otherwise. */
  "offer",
  /** The actor was asked to approve the ticket. */
  "asked-approver",
  /** Statistics, AI training and examples for AI models use all tickets. */
  "statistics",
] as const;
type UnrestrictedReason = (typeof UNRESTRICTED_REASONS)[number];

/** A viewer that sees every ticket, except deleted ones. It is not an actor, so it can't change anything. */
export interface Unrestricted {
  kind: "unrestricted";
  reason: UnrestrictedReason;
}

export function unrestricted(reason: UnrestrictedReason): Unrestricted {
  return { kind: "unrestricted", reason };
}

/** For whom code reads tickets: an actor, or `unrestricted`. In a prepared statement its id is a placeholder. */
export type Viewer =
  | { kind: "person"; role: Role; id: string | Placeholder }
  | { kind: "visitor" }
  | { kind: "link"; ticketId: string | Placeholder }
  | { kind: "job" }
  | Unrestricted;

/**
 * SQL for the tickets a viewer may read, never deleted ones. Requesters: their own requests. Moderators: also tickets
 * assigned to them, their teams or nobody, and tickets in an open offer they made or may accept. Admins and jobs:
 * all. Links: one ticket. Visitors: none.
 */
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

/** Part of a prepared statement's name. Viewers with the same key share a statement and differ only in their id. */
export function visibilityKey(viewer: Viewer): string {
  return viewer.kind === "person" ? viewer.role : viewer.kind;
}

/** The viewer's id, to fill the placeholder of a prepared statement. Undefined for a viewer without one. */
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

/** The ticket is in an open offer that this person made or may accept. Few offers are open at a time. */
function isOffered(personId: string | Placeholder): SQL {
  const openOffers = sql`select ${handovers.ticketId} from ${handovers} where ${handovers.state} = 'offered' and (${handovers.offeredBy} = ${personId} or ${isLeadOfOffered(personId)})`;
  return sql`${tickets.id} in (${openOffers})`;
}
