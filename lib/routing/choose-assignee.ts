import type { AssignmentReason, CandidateGroup, ScoreboardLine } from "@/lib/domain/routing";
import type { Candidate, RoutedTicket } from "./candidate";
import { compareRanked, type RankedCandidate, rankCandidate } from "./rank-candidate";
import { choiceReason, scoreboardLine } from "./scoreboard-line";

export interface AssigneeChoice {
  /** Null: nobody can take the ticket, so it waits. */
  chosen: { personId: string; activeSeen: number; group: CandidateGroup; reason: AssignmentReason } | null;
  /** All candidates, the best first. */
  scoreboard: ScoreboardLine[];
}

/**
 * Chooses an active person who is at work and below capacity: from team members with a needed skill, else from other
 * members, else the lead, else from admins. In each group the lowest burden (see `RankedCandidate`) wins. Pure.
 */
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

/** Of a person who appears twice, keeps the row that ranks worse: waiting is better than too many tickets. */
function oncePerPerson(ranked: RankedCandidate[]): RankedCandidate[] {
  const last = new Map(ranked.map((one) => [one.candidate.id, one]));
  return last.size === ranked.length ? ranked : ranked.filter((one) => last.get(one.candidate.id) === one);
}
