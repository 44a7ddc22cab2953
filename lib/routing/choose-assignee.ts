import type { AssignmentReason, CandidateGroup, ScoreboardLine } from "@/lib/domain/routing";

import type { Candidate, RoutedTicket } from "./candidate";
import { compareRanked, type RankedCandidate, rankCandidate } from "./rank-candidate";
import { choiceReason, scoreboardLine } from "./scoreboard-line";

export interface AssigneeChoice {
  /** Null: the ticket waits. */
  chosen: { personId: string; activeSeen: number; group: CandidateGroup; reason: AssignmentReason } | null;
  /** Best first. */
  scoreboard: ScoreboardLine[];
}

/** Among people active, at work and under capacity: the category's team with a needed skill, its others, its lead,
 * admins. In a group the lowest burden wins; ties: more skills, longest since the last ticket, id. Pure; skips invalid
 * numbers. */
export function chooseAssignee(ticket: RoutedTicket, candidates: readonly Candidate[], now: Date): AssigneeChoice {
  const skills = [...new Set(ticket.skills)];
  const ranked = candidates.map((candidate) => rankCandidate({ skills, teamId: ticket.teamId }, candidate, now));
  const sorted = oncePerPerson(ranked.sort(compareRanked));
  const first = sorted[0];
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
    scoreboard: sorted.map((candidate) => scoreboardLine(candidate, best, now)),
  };
}

/** Keeps a duplicate's worse row: better to wait than to overload. */
function oncePerPerson(ranked: RankedCandidate[]): RankedCandidate[] {
  const last = new Map(ranked.map((one) => [one.candidate.id, one]));
  return last.size === ranked.length ? ranked : ranked.filter((one) => last.get(one.candidate.id) === one);
}
