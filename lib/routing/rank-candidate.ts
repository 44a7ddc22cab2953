import type { CandidateGroup } from "@/lib/domain/routing";
import type { Candidate, RoutedTicket } from "./candidate";

/** Why somebody can't have any ticket now, before skills and teams are looked at. */
export type Ineligibility = "deactivated" | "not-a-moderator" | "away" | "absent" | "unknown-load" | "full";

/** A person as the rule sees them for one ticket. */
export interface RankedCandidate {
  candidate: Candidate;
  wanted: number;
  covered: number;
  lacks: string[];
  /** Null where not eligible: `bar` says why, or they belong to another team. */
  group: CandidateGroup | null;
  /** The group's place in the order of preference; behind all of them who is not eligible. */
  place: number;
  bar: Ineligibility | null;
  /** How full they would be with this ticket: 0.2 is a fifth of their capacity. */
  load: number;
  /** `load`, times how much longer the ticket would take them. Within a group the least is chosen. */
  burden: number;
  /** When they got their last ticket, in ms; who never got one has waited longest. */
  lastAssigned: number;
}

/** Where a person stands for a ticket whose skills are named once each. */
export function rankCandidate(ticket: RoutedTicket, candidate: Candidate, now: Date): RankedCandidate {
  const lacks = ticket.skills.filter((skill) => !candidate.skills.includes(skill));
  const wanted = ticket.skills.length;
  const covered = wanted - lacks.length;
  const bar = barOf(candidate, now);
  const group = bar ? null : groupOf(ticket, candidate, covered);
  const load = group ? (Math.max(0, candidate.activeTickets) + 1) / candidate.capacity : 0;
  const burden = load * (1 + (wanted > 0 ? SLOWER * (lacks.length / wanted) : 0));
  const lastAssigned = candidate.lastAssignedAt?.getTime() || 0;
  const place = group ? PLACES[group] : NO_PLACE;
  return { candidate, wanted, covered, lacks, group, place, bar, load, burden, lastAssigned };
}

/**
 * How much longer a ticket takes somebody who has none of its skills: 0.8 is 1.8 times as long, in proportion where they
 * have some. It is what the simulation assumes; 0.4 to 1.6 give nearly the same figures there. A factor and not a sum:
 * the more people have to do, the more a slow ticket costs all that wait behind it.
 */
const SLOWER = 0.8;

const PLACES: Record<CandidateGroup, number> = { "team-skill": 0, team: 1, lead: 2, admin: 3 };
const NO_PLACE = 4;

/** The best first; who is not eligible comes last. A total order, so that it doesn't matter who was given first. */
export function compareRanked(a: RankedCandidate, b: RankedCandidate): number {
  return (
    a.place - b.place ||
    a.burden - b.burden ||
    b.covered - a.covered ||
    a.lastAssigned - b.lastAssigned ||
    order(a.candidate.id, b.candidate.id) ||
    // Only of somebody who was given twice.
    b.candidate.capacity - a.candidate.capacity ||
    a.candidate.activeTickets - b.candidate.activeTickets
  );
}

function barOf(candidate: Candidate, now: Date): Ineligibility | null {
  const { activeTickets, capacity, absence } = candidate;
  if (!candidate.active) return "deactivated";
  if (candidate.role === "user") return "not-a-moderator";
  if (candidate.availability === "away" && !isOver(candidate.awayUntil, now)) return "away";
  if (absence && !isOver(absence.until, now)) return "absent";
  if (!Number.isFinite(activeTickets) || !Number.isFinite(capacity)) return "unknown-load";
  // Numbers so large that one more changes nothing are looked at as they are.
  return activeTickets >= capacity || Math.max(0, activeTickets) + 1 > capacity ? "full" : null;
}

function isOver(until: Date | null, now: Date): boolean {
  return until !== null && until <= now;
}

function groupOf(ticket: RoutedTicket, candidate: Candidate, covered: number): CandidateGroup | null {
  const leads = ticket.teamId !== null && candidate.leads === ticket.teamId;
  const member =
    ticket.teamId === null ? candidate.role === "moderator" : leads || candidate.teamIds.includes(ticket.teamId);
  if (member && covered > 0) return "team-skill";
  if (leads) return "lead";
  if (member) return "team";
  return candidate.role === "admin" ? "admin" : null;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
