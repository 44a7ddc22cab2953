import { isStorable } from "@/lib/clock";
import type { AssignmentReason, CandidateGroup, Rejection, ScoreboardLine } from "@/lib/domain/routing";
import type { Ineligibility, RankedCandidate } from "./rank-candidate";

export function choiceReason({ covered, wanted, candidate }: RankedCandidate, group: CandidateGroup): AssignmentReason {
  return { code: "best-match", group, covered, wanted, active: candidate.activeTickets, capacity: candidate.capacity };
}

/** A candidate's row on the scoreboard. `best` is the chosen candidate, if any. */
export function scoreboardLine(ranked: RankedCandidate, best: RankedCandidate | undefined, now: Date): ScoreboardLine {
  const { candidate, wanted, covered, lacks, group, burden } = ranked;
  return {
    personId: candidate.id,
    name: candidate.name,
    covered,
    wanted,
    lacks,
    active: wholeOr0(candidate.activeTickets),
    capacity: wholeOr0(candidate.capacity),
    group,
    score: group ? Math.round(burden * 1_000) / 1_000 : null,
    rejection: ranked === best ? null : rejectionOf(ranked, best, now),
  };
}

function rejectionOf(ranked: RankedCandidate, best: RankedCandidate | undefined, now: Date): Rejection {
  if (ranked.bar) return barRejection(ranked, ranked.bar, now);
  return ranked.group && best ? reasonBehind(ranked, best) : { code: "other-team" };
}

function barRejection({ candidate }: RankedCandidate, bar: Ineligibility, now: Date): Rejection {
  const { activeTickets, capacity, awayUntil, timeZone, absence } = candidate;
  const back = (until: Date | null | undefined) =>
    until && isStorable(until) && isStorable(now)
      ? { until: until.toISOString(), ...(timeZone ? { timeZone } : {}) }
      : {};
  switch (bar) {
    case "away":
      return { code: "away", ...back(awayUntil) };
    case "absent":
      return absence?.kind === "holiday"
        ? { code: "holiday", name: absence.name, ...back(absence.until) }
        : { code: "off-work", ...back(absence?.until) };
    case "full":
      return { code: "at-capacity", active: wholeOr0(activeTickets), capacity: wholeOr0(capacity) };
    default:
      return { code: bar };
  }
}

function reasonBehind(ranked: RankedCandidate, best: RankedCandidate): Rejection {
  if (ranked.group === "admin" && best.group !== "admin") return { code: "admin-last" };
  if (ranked.group === "lead" && best.group !== "lead") return { code: "lead-last" };
  if (ranked.covered < best.covered) return { code: "missing-skills", skills: ranked.lacks };
  if (ranked.load > best.load) {
    const { activeTickets, capacity } = ranked.candidate;
    if (activeTickets > best.candidate.activeTickets) return { code: "more-open-tickets" };
    return { code: "fuller", active: wholeOr0(activeTickets) + 1, capacity };
  }
  return { code: ranked.lastAssigned === best.lastAssigned ? "equal" : "assigned-more-recently" };
}

function wholeOr0(number: number): number {
  return Number.isFinite(number) ? Math.max(0, Math.trunc(number)) : 0;
}
