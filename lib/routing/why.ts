import type { ScoreboardLine } from "@/lib/domain/routing";
// Relative: programs elsewhere that call the rule know no `@`.
import { isStorable } from "../clock";
import { untilWords } from "../presence/until-words";
import type { Group } from "./candidate";
import type { Bar, Ranked } from "./rank-candidate";

/** Why this person, in a sentence's part: "2 of 2 skills, 3 of 20 in hand". */
export function reasonFor({ covered, wanted, candidate }: Ranked, group: Group): string {
  const hand = `${candidate.activeTickets} of ${candidate.capacity} in hand`;
  const skills = wanted > 0 ? `${covered} of ${wanted} skills, ` : "";
  const instead = wanted > 0 ? "no member with any of them can, " : "";
  const who = { "team-skill": "", team: instead, lead: "leads the team, ", admin: "admin, nobody else can, " }[group];
  return `${skills}${who}${hand}`;
}

/** A person's line on the scoreboard. `best` is who was chosen, if anybody. */
export function scoreboardLine(ranked: Ranked, best: Ranked | undefined, now: Date): ScoreboardLine {
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
    whyNot: ranked === best ? null : whyNot(ranked, best, now),
  };
}

function whyNot(ranked: Ranked, best: Ranked | undefined, now: Date): string {
  if (ranked.bar) return BARS[ranked.bar](ranked, now);
  return ranked.group && best ? whyLater(ranked, best) : "other team";
}

const BARS: Record<Bar, (ranked: Ranked, now: Date) => string> = {
  deactivated: () => "deactivated",
  "no-moderator": () => "no moderator",
  away: ({ candidate: { awayUntil, timeZone } }, now) => {
    return awayUntil && isStorable(awayUntil) && isStorable(now)
      ? `away until ${untilWords(awayUntil, now, timeZone)}`
      : "away";
  },
  absent: ({ candidate }) => candidate.absence?.why || "not at work",
  "unknown-load": () => "load unknown",
  full: ({ candidate }) => `full: ${wholeOr0(candidate.activeTickets)} of ${wholeOr0(candidate.capacity)}`,
};

/** Why an eligible person came after the chosen one: the first thing in which they are behind. */
function whyLater(ranked: Ranked, best: Ranked): string {
  if (ranked.group === "admin" && best.group !== "admin") return "admin, asked last";
  if (ranked.group === "lead" && best.group !== "lead") return "leads the team, asked later";
  if (ranked.covered < best.covered) return `lacks ${ranked.lacks.join(", ")}`;
  if (ranked.load > best.load) {
    const { activeTickets, capacity } = ranked.candidate;
    const more = activeTickets > best.candidate.activeTickets;
    return more ? "has more in hand" : `would be fuller: ${wholeOr0(activeTickets) + 1} of ${capacity}`;
  }
  if (ranked.lastAssigned === best.lastAssigned) return "equally placed, it could be one only";
  return "had one more recently";
}

function wholeOr0(number: number): number {
  return Number.isFinite(number) ? Math.max(0, Math.trunc(number)) : 0;
}
