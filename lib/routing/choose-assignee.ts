import type { AssignmentReason, CandidateGroup, ScoreboardLine } from "@/lib/domain/routing";

import type { Candidate, RoutedTicket } from "./candidate";
import { compareRanked, type RankedCandidate, rankCandidate } from "./rank-candidate";
import { choiceReason, scoreboardLine } from "./scoreboard-line";

export interface AssigneeChoice {
  /** Null when nobody can have it: the ticket waits. */
  chosen: { personId: string; activeSeen: number; group: CandidateGroup; reason: AssignmentReason } | null;
  /** A line for everybody, the best first, each with what speaks against them. */
  scoreboard: ScoreboardLine[];
}

/**
 * The assignment rule. Eligible is who is active, at work and under capacity; of these, in this order: members of the
 * category's team who cover a needed skill, other members, its lead, any admin. Within a group the least burdened: how
 * full they would be with this ticket, times how much longer it would take them for want of skills. Ties: more skills
 * covered, then longest since their last ticket, then id. Pure: the same snapshot gives the same choice, and nobody at
 * or above capacity is ever chosen. Never throws: who has a load or a capacity that is no number is passed over.
 */
export function chooseAssignee(ticket: RoutedTicket, candidates: readonly Candidate[], now: Date): AssigneeChoice {
  const skills = [...new Set(ticket.skills)];
  const ranked = candidates.map((candidate) => rankCandidate({ skills, teamId: ticket.teamId }, candidate, now));
  const inOrder = oncePerPerson(ranked.sort(compareRanked));
  const first = inOrder[0];
  const best = first?.group ? first : undefined;
  return {
    chosen: best?.group
      ? {
          personId: best.candidate.id,
          activeSeen: best.candidate.activeTickets,
          group: best.group,
          reason: choiceReason(best, best.group),
        }
      : null,
    scoreboard: inOrder.map((one) => scoreboardLine(one, best, now)),
  };
}

/** Where somebody was given twice, the line counts that has more against them: better to wait than to overload. */
function oncePerPerson(ranked: RankedCandidate[]): RankedCandidate[] {
  const last = new Map(ranked.map((one) => [one.candidate.id, one]));
  return last.size === ranked.length ? ranked : ranked.filter((one) => last.get(one.candidate.id) === one);
}
