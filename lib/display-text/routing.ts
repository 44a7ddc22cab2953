import type { AssignmentReason, Rejection, ScoreboardLine } from "../domain/routing";
import { formatUntil } from "./moment";

interface RejectionOptions {
  /** When the choice was made: returns are told from that moment. */
  at: Date;
  /** A skill's name for its slug; without, the slug is shown. */
  skillName?: (slug: string) => string;
  /** False where the figures stand in a column of their own. */
  figures?: boolean;
  /** How many skills are named; the others are counted. */
  mostSkills?: number;
}

/** Why somebody was not chosen, as it stands behind their name: "away until Monday", "lacks Stripe and Java". */
export function formatRejection(rejection: Rejection, options: RejectionOptions): string {
  switch (rejection.code) {
    case "deactivated":
      return "deactivated";
    case "not-a-moderator":
      return "no moderator";
    case "away":
    case "off-work":
    case "holiday":
      return formatAbsence(rejection, options.at);
    case "unknown-load":
      return "load unknown";
    case "at-capacity":
      return options.figures === false ? "full" : `full: ${rejection.active} of ${rejection.capacity}`;
    case "other-team":
      return "other team";
    case "admin-last":
      return "admin, asked last";
    case "lead-last":
      return "leads the team, asked later";
    case "missing-skills":
      return `lacks ${skillList(rejection.skills, options)}`;
    case "more-open-tickets":
      return "has more in hand";
    case "fuller":
      return `would be fuller: ${rejection.active} of ${rejection.capacity}`;
    case "assigned-more-recently":
      return "had one more recently";
    case "equal":
      return "equally placed, it could be one only";
    case "not-named-by-rule":
      return "a rule named somebody else";
    case "legacy":
      return rejection.text;
  }
}

/** Why somebody is not at work: "away until Monday 09:00", "holiday (Christmas Day), back Monday 09:00". */
export function formatAbsence(absence: Extract<Rejection, { until?: string }>, at: Date): string {
  const back = absence.until === undefined ? null : formatUntil(new Date(absence.until), at, absence.timeZone);
  if (absence.code === "holiday") return `holiday (${absence.name})${back ? `, back ${back}` : ""}`;
  const kind = absence.code === "away" ? "away" : "off work";
  return back ? `${kind} until ${back}` : kind;
}

function skillList(slugs: readonly string[], { skillName, mostSkills = slugs.length }: RejectionOptions): string {
  const names = slugs.map((slug) => skillName?.(slug) ?? slug);
  if (names.length > mostSkills) return `${names.slice(0, mostSkills).join(", ")} +${names.length - mostSkills}`;
  return [names.slice(0, -1).join(", "), names.at(-1)].filter(Boolean).join(" and ");
}

/** Why somebody got a ticket: "2 of 2 skills, 3 of 20 in hand". */
export function formatAssignmentReason(reason: AssignmentReason): string {
  switch (reason.code) {
    case "best-match":
      return bestMatch(reason);
    case "automation-rule":
      return `rule "${reason.rule}"`;
    case "away":
      return "owner is away";
    case "legacy":
      return reason.text;
  }
}

function bestMatch({
  group,
  covered,
  wanted,
  active,
  capacity,
}: Extract<AssignmentReason, { code: "best-match" }>): string {
  const parts = [
    wanted > 0 && `${covered} of ${wanted} skills`,
    group === "team" && wanted > 0 && "no member with any of them can",
    group === "lead" && "leads the team",
    group === "admin" && "admin, nobody else can",
    `${active} of ${capacity} in hand`,
  ];
  return parts.filter(Boolean).join(", ");
}

/**
 * Why nobody could have a ticket, in a sentence or two made of its scoreboard: "3 people fit by skill: 2 are full, 1 is
 * away until Monday. The other 5: all 5 are in another team." Counts and reasons, no names.
 */
export function formatWhyNobody(scoreboard: readonly ScoreboardLine[], at: Date): string {
  const working = scoreboard.filter(({ rejection }) => rejection !== null && !NEVER_ASKED.has(rejection.code));
  if (working.length === 0) return "There is nobody who works on tickets.";
  const skilled = working.filter(({ covered }) => covered > 0);
  const others = working.filter(({ covered }) => covered === 0);
  if (skilled.length > 0) {
    const first = `${skilled.length === 1 ? "1 person fits" : `${skilled.length} people fit`} by skill${countReasons(skilled, at, ": ", " and ")}.`;
    if (others.length === 0) return first;
    return `${first} The other${others.length === 1 ? "" : ` ${others.length}`}${countReasons(others, at, ": ", " ")}.`;
  }
  const none =
    others.length === 1 ? "The only person who works on tickets" : `None of ${others.length} people can have it`;
  const unskilled = others.some(({ wanted }) => wanted > 0) ? "Nobody has a skill that it needs. " : "";
  return `${unskilled}${none}${countReasons(others, at, ": ", " ")}.`;
}

const NEVER_ASKED = new Set<Rejection["code"]>(["deactivated", "not-a-moderator"]);

/** ": 2 are full, 1 is away until Monday", each reason with how many it holds for; for one person alone " is full". */
function countReasons(lines: readonly ScoreboardLine[], at: Date, many: string, one: string): string {
  const states = statesOf(lines, at);
  if (lines.length === 1) return `${one}is ${states[0]}`;
  const ordered = [...new Set([FULL, ...[...states].sort(), OTHER_TEAM])].filter((state) => states.includes(state));
  const all = ordered.length === 1 ? "all " : "";
  const parts = ordered.map((state) => {
    const count = states.filter((other) => other === state).length;
    return `${all}${count} ${count === 1 ? "is" : "are"} ${state}`;
  });
  return many + parts.join(", ");
}

const FULL = "full";
const OTHER_TEAM = "in another team";
/** The day of return is told as long as there are few: a list of days says less than how many are away. */
const MOST_RETURNS = 2;

/** Each person's state, as it stands after "is". */
function statesOf(lines: readonly ScoreboardLine[], at: Date): string[] {
  const rejections = lines.map(({ rejection }) => rejection!);
  const texts = rejections.map((rejection) => stateText(rejection, at));
  const returns = new Set(texts.filter((_, index) => hasReturn(rejections[index]!)));
  if (returns.size <= MOST_RETURNS) return texts;
  return rejections.map((one, index) => (hasReturn(one) ? stateText({ code: one.code }, at) : texts[index]!));
}

function hasReturn(rejection: Rejection): rejection is Extract<Rejection, { code: "away" | "off-work" }> {
  return rejection.code === "away" || rejection.code === "off-work";
}

function stateText(rejection: Rejection, at: Date): string {
  switch (rejection.code) {
    case "at-capacity":
      return FULL;
    case "other-team":
      return OTHER_TEAM;
    case "holiday":
      return "on a holiday";
    case "away":
    case "off-work":
      return formatAbsence(rejection, at);
    case "legacy":
      return rejection.text;
    default:
      return "not at work now";
  }
}
