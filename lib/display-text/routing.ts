import type { AssignmentReason, Rejection, ScoreboardLine } from "../domain/routing";
import { formatUntil } from "./time";

interface RejectionOptions {
  at: Date;
  /** Returns the name of a skill. By default skills are shown as slugs. */
  skillName?: (slug: string) => string;
  /** False hides workload and capacity from "at capacity". */
  figures?: boolean;
  /** How many missing skills are named. The rest is shown as a number: "+2". */
  mostSkills?: number;
}

/** Why routing did not choose a candidate: "away until Monday", "missing skills: Stripe and Java". */
export function formatRejection(rejection: Rejection, options: RejectionOptions): string {
  switch (rejection.code) {
    case "deactivated":
      return "deactivated";
    case "not-a-moderator":
      return "not an agent";
    case "away":
    case "off-work":
    case "holiday":
      return formatAbsence(rejection, options.at);
    case "unknown-load":
      return "workload unknown";
    case "at-capacity":
      return options.figures === false ? "at capacity" : `at capacity, ${rejection.active} of ${rejection.capacity}`;
    case "other-team":
      return "other team";
    case "admin-last":
      return "admin, used last";
    case "lead-last":
      return "team lead, used last";
    case "missing-skills":
      return `missing skill${rejection.skills.length === 1 ? "" : "s"}: ${skillList(rejection.skills, options)}`;
    case "more-open-tickets":
      return "more open tickets";
    case "fuller":
      return `higher workload with this ticket, ${rejection.active} of ${rejection.capacity}`;
    case "assigned-more-recently":
      return "assigned a ticket more recently";
    case "equal":
      return "equal match";
    case "not-named-by-rule":
      return "a rule chose another person";
    case "legacy":
      return rejection.text;
  }
}

/** Why a person is not at work: "away until Monday 09:00", "holiday (Christmas Day), back Monday 09:00". */
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

/** Why a ticket went to its assignee: "2 of 2 skills, 3 of 20 open". */
export function formatAssignmentReason(reason: AssignmentReason): string {
  switch (reason.code) {
    case "best-match":
      return bestMatch(reason);
    case "automation-rule":
      return `rule "${reason.rule}"`;
    case "away":
      return "previous assignee is away";
    case "legacy":
      return reason.text;
  }
}

function bestMatch(reason: Extract<AssignmentReason, { code: "best-match" }>): string {
  const { group, covered, wanted, active, capacity } = reason;
  const parts = [
    wanted > 0 && `${covered} of ${wanted} skills`,
    group === "team" && wanted > 0 && "no team member with these skills is free",
    group === "lead" && "team lead",
    group === "admin" && "admin, no one else is free",
    `${active} of ${capacity} open`,
  ];
  return parts.filter(Boolean).join(", ");
}

/**
 * Why nobody can take a ticket, in numbers of people and without names: "3 people match by skill: 2 are at capacity,
 * 1 is away until Monday. The other 5: …"
 */
export function formatWhyNobody(scoreboard: readonly ScoreboardLine[], at: Date): string {
  const working = scoreboard.filter(({ rejection }) => rejection !== null && !NEVER_ELIGIBLE.has(rejection.code));
  if (working.length === 0) return "No one works on tickets yet.";
  const skilled = working.filter(({ covered }) => covered > 0);
  const others = working.filter(({ covered }) => covered === 0);
  if (skilled.length > 0) {
    const first =
      skilled.length === 1
        ? `1 person matches by skill and ${countReasons(skilled, at)}.`
        : `${skilled.length} people match by skill: ${countReasons(skilled, at)}.`;
    if (others.length === 0) return first;
    const rest = countReasons(others, at);
    return others.length === 1 ? `${first} The other ${rest}.` : `${first} The other ${others.length}: ${rest}.`;
  }
  const reasons = countReasons(others, at);
  const all =
    others.length === 1
      ? `The only person who works on tickets ${reasons}.`
      : `None of ${others.length} people can take it: ${reasons}.`;
  return others.some(({ wanted }) => wanted > 0) ? `No one has a skill that the ticket needs. ${all}` : all;
}

const NEVER_ELIGIBLE = new Set<Rejection["code"]>(["deactivated", "not-a-moderator"]);

/** Counts people by state: "2 are at capacity, 1 is away". */
function countReasons(lines: readonly ScoreboardLine[], at: Date): string {
  const states = statesOf(lines, at);
  if (lines.length === 1) return `is ${states[0]}`;
  const ordered = [...new Set([AT_CAPACITY, ...[...states].sort(), OTHER_TEAM])].filter((state) =>
    states.includes(state),
  );
  if (ordered.length === 1) return `all ${lines.length} are ${ordered[0]}`;
  const parts = ordered.map((state) => {
    const count = states.filter((other) => other === state).length;
    return `${count} ${count === 1 ? "is" : "are"} ${state}`;
  });
  return parts.join(", ");
}

const AT_CAPACITY = "at capacity";
const OTHER_TEAM = "in another team";
/** If absent people return at more different times than this, the sentence leaves out when they return. */
const MOST_RETURNS = 2;

/** The state of each person, as it follows "is" in a sentence: "away until Monday". */
function statesOf(lines: readonly ScoreboardLine[], at: Date): string[] {
  const rejections = lines.map(({ rejection }) => rejection!);
  const texts = rejections.map((rejection) => stateText(rejection, at));
  const returns = new Set(texts.filter((_, index) => hasReturn(rejections[index]!)));
  if (returns.size <= MOST_RETURNS) return texts;
  return rejections.map((rejection, index) =>
    hasReturn(rejection) ? stateText({ code: rejection.code }, at) : texts[index]!,
  );
}

function hasReturn(rejection: Rejection): rejection is Extract<Rejection, { code: "away" | "off-work" }> {
  return rejection.code === "away" || rejection.code === "off-work";
}

function stateText(rejection: Rejection, at: Date): string {
  switch (rejection.code) {
    case "at-capacity":
      return AT_CAPACITY;
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
