import type { ScoreboardLine } from "@/lib/db/schema";
import type { Availability, Role } from "@/lib/words";

/** What the choice knows of a ticket. */
export interface RoutedTicket {
  /** Slugs of the skills it needs. */
  skills: readonly string[];
  /** The category's team; null where it has none, and then everybody counts as a member. */
  teamId: string | null;
}

/** What the choice knows of a person: a snapshot, which the claim compares again. */
export interface Candidate {
  id: string;
  name: string;
  role: Role;
  active: boolean;
  availability: Availability;
  awayUntil: Date | null;
  skills: readonly string[];
  teamIds: readonly string[];
  /** The team they lead, if any. */
  leads: string | null;
  activeTickets: number;
  capacity: number;
  lastAssignedAt: Date | null;
  /** IANA; in whose clock their return is told. */
  timeZone?: string;
  /** Outside their working hours or on a holiday, and why in plain words. */
  absence?: { why: string; until: Date | null } | null;
  /** What the claim compares: raised by whatever changes when they are at work. */
  presenceVersion?: number;
}

export type Group = NonNullable<ScoreboardLine["group"]>;

export interface Choice {
  /** Null when nobody can have it: the ticket waits. */
  chosen: { personId: string; activeSeen: number; group: Group; reason: string } | null;
  /** A line for everybody, the best first, each with what speaks against them. */
  scoreboard: ScoreboardLine[];
}

/**
 * The assignment rule. Eligible is who is active, available and under capacity; of these, in this order: members of
 * the category's team who cover a needed skill, other members, its lead, any admin. Within a group: more skills
 * covered, then less load for their capacity, then longest since their last ticket. Pure: the same snapshot gives
 * the same choice, and nobody at or above capacity is ever chosen.
 */
export function chooseAssignee(ticket: RoutedTicket, candidates: readonly Candidate[], now: Date): Choice {
  const ranked = candidates.map((candidate) => rank(ticket, candidate, now)).sort(compare);
  const best = ranked[0]?.group ? ranked[0] : undefined;
  return {
    chosen: best?.group
      ? {
          personId: best.candidate.id,
          activeSeen: best.candidate.activeTickets,
          group: best.group,
          reason: reasonFor(best, best.group),
        }
      : null,
    scoreboard: ranked.map((ranked) => line(ranked, best)),
  };
}

interface Ranked {
  candidate: Candidate;
  wanted: number;
  covered: number;
  lacks: string[];
  group: Group | null;
  /** Why the person is not eligible at all. */
  barred: string | null;
}

const PREFERENCE: readonly Group[] = ["team-skill", "team", "lead", "admin"];

function rank(ticket: RoutedTicket, candidate: Candidate, now: Date): Ranked {
  const lacks = ticket.skills.filter((skill) => !candidate.skills.includes(skill));
  const covered = ticket.skills.length - lacks.length;
  const barred = barrier(candidate, now);
  const group = barred ? null : groupOf(ticket, candidate, covered);
  return {
    candidate,
    wanted: ticket.skills.length,
    covered,
    lacks,
    group,
    barred: barred ?? (group ? null : "other team"),
  };
}

function barrier(candidate: Candidate, now: Date): string | null {
  if (!candidate.active) return "deactivated";
  if (candidate.availability === "away" && !(candidate.awayUntil && candidate.awayUntil <= now)) {
    return candidate.awayUntil ? `away until ${candidate.awayUntil.toISOString().slice(0, 10)}` : "away";
  }
  const { absence } = candidate;
  if (absence && !(absence.until && absence.until <= now)) return absence.why;
  if (candidate.activeTickets >= candidate.capacity) return `full: ${candidate.activeTickets} of ${candidate.capacity}`;
  return null;
}

function groupOf(ticket: RoutedTicket, candidate: Candidate, covered: number): Group | null {
  const leads = ticket.teamId !== null && candidate.leads === ticket.teamId;
  const member =
    ticket.teamId === null ? candidate.role === "moderator" : leads || candidate.teamIds.includes(ticket.teamId);
  if (member && covered > 0) return "team-skill";
  if (leads) return "lead";
  if (member) return "team";
  return candidate.role === "admin" ? "admin" : null;
}

function compare(a: Ranked, b: Ranked): number {
  return (
    place(a.group) - place(b.group) ||
    b.covered - a.covered ||
    load(a.candidate) - load(b.candidate) ||
    (a.candidate.lastAssignedAt?.getTime() ?? 0) - (b.candidate.lastAssignedAt?.getTime() ?? 0) ||
    (a.candidate.id < b.candidate.id ? -1 : 1)
  );
}

function place(group: Group | null): number {
  return group ? PREFERENCE.indexOf(group) : PREFERENCE.length;
}

function load({ activeTickets, capacity }: Candidate): number {
  return capacity > 0 ? activeTickets / capacity : 1;
}

function reasonFor({ covered, wanted, candidate }: Ranked, group: Group): string {
  const hand = `${candidate.activeTickets} of ${candidate.capacity} in hand`;
  const skills = wanted > 0 ? `${covered} of ${wanted} skills, ` : "";
  const who = { "team-skill": "", team: "", lead: "leads the team, ", admin: "admin, nobody else can, " }[group];
  return `${skills}${who}${hand}`;
}

function line(ranked: Ranked, best: Ranked | undefined): ScoreboardLine {
  const { candidate, wanted, covered, lacks, group } = ranked;
  return {
    personId: candidate.id,
    name: candidate.name,
    covered,
    wanted,
    lacks,
    active: candidate.activeTickets,
    capacity: candidate.capacity,
    group,
    whyNot: ranked === best ? null : (ranked.barred ?? whyLater(ranked, best!)),
  };
}

/** Why an eligible person came after the chosen one: the first thing in which they differ. */
function whyLater(ranked: Ranked, best: Ranked): string {
  if (ranked.covered < best.covered) return `lacks ${ranked.lacks.join(", ")}`;
  if (ranked.group !== best.group)
    return ranked.group === "admin" ? "admin, asked last" : "leads the team, asked later";
  if (load(ranked.candidate) > load(best.candidate)) return "has more in hand";
  if (ranked.candidate.lastAssignedAt?.getTime() === best.candidate.lastAssignedAt?.getTime()) {
    return "equally placed, it could be one only";
  }
  return "had one more recently";
}
