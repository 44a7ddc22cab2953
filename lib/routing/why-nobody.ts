import type { ScoreboardLine } from "@/lib/db/schema";

/**
 * Why nobody could have a ticket, in a sentence or two made of its scoreboard: "3 people fit by skill: 2 are full, 1 is
 * away until Monday. The other 5: all 5 are in another team." Counts and reasons, no names. Pure.
 */
export function whyNobody(scoreboard: readonly ScoreboardLine[]): string {
  const working = scoreboard.filter(({ whyNot }) => whyNot !== null && !GONE.has(whyNot));
  if (working.length === 0) return "There is nobody who works on tickets.";
  const skilled = working.filter(({ covered }) => covered > 0);
  const others = working.filter(({ covered }) => covered === 0);
  if (skilled.length > 0) {
    const first = `${skilled.length === 1 ? "1 person fits" : `${skilled.length} people fit`} by skill${reasons(skilled, ": ", " and ")}.`;
    if (others.length === 0) return first;
    return `${first} The other${others.length === 1 ? "" : ` ${others.length}`}${reasons(others, ": ", " ")}.`;
  }
  const none =
    others.length === 1 ? "The only person who works on tickets" : `None of ${others.length} people can have it`;
  const unskilled = others.some(({ wanted }) => wanted > 0) ? "Nobody has a skill that it needs. " : "";
  return `${unskilled}${none}${reasons(others, ": ", " ")}.`;
}

/** They can't be asked at any time, so that they explain nothing. */
const GONE = new Set(["deactivated", "no moderator"]);

/** ": 2 are full, 1 is away until Monday", each reason with how many it holds for; of one person alone " is full". */
function reasons(lines: readonly ScoreboardLine[], many: string, one: string): string {
  const kinds = lines.map(({ whyNot }) => kindOf(whyNot!));
  const counts = new Map(kinds.map((kind) => [kind, 0]));
  for (const kind of kinds) counts.set(kind, counts.get(kind)! + 1);
  const ordered = [...new Set([FULL, ...[...counts.keys()].sort(), OTHER_TEAM])].filter((kind) => counts.has(kind));
  const parts = shortened(ordered, counts);
  if (lines.length === 1) return `${one}is ${ordered[0]}`;
  const all = parts.length === 1 ? "all " : "";
  return many + parts.map(([kind, howMany]) => `${all}${howMany} ${howMany === 1 ? "is" : "are"} ${kind}`).join(", ");
}

/** Many different days of return would read like a list: then it is said only how many are away. */
function shortened(kinds: string[], counts: Map<string, number>): [string, number][] {
  const away = kinds.filter((kind) => kind.startsWith(AWAY));
  if (away.length <= MOST_DAYS) return kinds.map((kind) => [kind, counts.get(kind)!]);
  const sum = away.reduce((total, kind) => total + counts.get(kind)!, 0);
  const short = kinds.filter((kind) => !away.includes(kind) || kind === away[0]);
  return short.map((kind) => (kind === away[0] ? [AWAY, sum] : [kind, counts.get(kind)!]));
}

const FULL = "full";
const AWAY = "away";
const OTHER_TEAM = "in another team";
const MOST_DAYS = 2;

function kindOf(whyNot: string): string {
  if (whyNot.startsWith("full: ")) return FULL;
  if (whyNot.startsWith(AWAY)) return whyNot;
  return whyNot === "other team" ? OTHER_TEAM : "not at work now";
}
