import type { ScoreboardLine } from "@/lib/domain/routing";

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
  const kinds = kindsOf(lines);
  if (lines.length === 1) return `${one}is ${kinds[0]}`;
  const ordered = [...new Set([FULL, ...[...kinds].sort(), OTHER_TEAM])].filter((kind) => kinds.includes(kind));
  const all = ordered.length === 1 ? "all " : "";
  const parts = ordered.map((kind) => {
    const howMany = kinds.filter((other) => other === kind).length;
    return `${all}${howMany} ${howMany === 1 ? "is" : "are"} ${kind}`;
  });
  return many + parts.join(", ");
}

const FULL = "full";
const OTHER_TEAM = "in another team";
/** Said with the day of return, as long as these are few: a list of days says less than how many are away. */
const GONE_UNTIL = ["away", "off work"];
const MOST_DAYS = 2;

/** Each person's reason, as it stands after "is". */
function kindsOf(lines: readonly ScoreboardLine[]): string[] {
  const kinds = lines.map(({ whyNot }) => kindOf(whyNot!));
  const startOf = (kind: string) => GONE_UNTIL.find((start) => kind.startsWith(start));
  const days = new Set(kinds.filter(startOf));
  return days.size <= MOST_DAYS ? kinds : kinds.map((kind) => startOf(kind) ?? kind);
}

function kindOf(whyNot: string): string {
  if (whyNot.startsWith("full: ")) return FULL;
  if (whyNot.startsWith("holiday")) return "on a holiday";
  if (whyNot === "other team") return OTHER_TEAM;
  return GONE_UNTIL.some((start) => whyNot.startsWith(start)) ? whyNot : "not at work now";
}
