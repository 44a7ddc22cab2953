import type { RuleEffects } from "@/lib/domain/automation-rule";
import type { ScoreboardLine } from "@/lib/domain/routing";
import type { Candidate, RoutedTicket } from "./candidate";
import { type AssigneeChoice, chooseAssignee } from "./choose-assignee";

/** The person that an automation rule names gets the ticket if possible. Otherwise `chooseAssignee` decides. Pure. */
export function chooseWithRules(
  ticket: RoutedTicket & { ruleEffects: Pick<RuleEffects, "assigneeId" | "assigneeRule"> | null },
  candidates: readonly Candidate[],
  now: Date,
): AssigneeChoice {
  const general = chooseAssignee(ticket, candidates, now);
  const { assigneeId, assigneeRule = "" } = ticket.ruleEffects ?? {};
  const wanted = candidates.find(({ id }) => id === assigneeId);
  if (!wanted) return general;
  const isWanted = ({ personId }: ScoreboardLine) => personId === wanted.id;
  const wantedLine = { ...general.scoreboard.find(isWanted)!, wantedBy: assigneeRule };
  const others = general.scoreboard.filter((line) => !isWanted(line));
  // `teamId: null`, because the person may be in any team.
  const { chosen } = chooseAssignee({ skills: ticket.skills, teamId: null }, [wanted], now);
  if (!chosen)
    return { ...general, scoreboard: general.scoreboard.map((line) => (isWanted(line) ? wantedLine : line)) };
  return {
    chosen: { ...chosen, reason: { code: "automation-rule", rule: assigneeRule } },
    scoreboard: [
      { ...wantedLine, group: wantedLine.group ?? chosen.group, rejection: null },
      ...others.map((line) => (line.group ? { ...line, rejection: { code: "not-named-by-rule" as const } } : line)),
    ],
  };
}
