import type { RuleEffects } from "@/lib/domain/automation-rule";
import type { ScoreboardLine } from "@/lib/domain/routing";
import type { Candidate, RoutedTicket } from "./candidate";
import { type AssigneeChoice, chooseAssignee } from "./choose-assignee";

/**
 * The assignment rule, save that a custom rule may name somebody: they get the ticket where they could have any at all
 * (active, at work, under capacity), whichever team it is for. Else the general rule decides among everybody, and their
 * line on the scoreboard says who wanted them and what speaks against it. Pure.
 */
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
  const own = { ...general.scoreboard.find(isWanted)!, wantedBy: assigneeRule };
  const others = general.scoreboard.filter((line) => !isWanted(line));
  // Of a ticket without a team everybody who works here can be the owner.
  const { chosen } = chooseAssignee({ skills: ticket.skills, teamId: null }, [wanted], now);
  if (!chosen) return { ...general, scoreboard: general.scoreboard.map((line) => (isWanted(line) ? own : line)) };
  return {
    chosen: { ...chosen, reason: { code: "automation-rule", rule: assigneeRule } },
    scoreboard: [
      { ...own, group: own.group ?? chosen.group, rejection: null },
      ...others.map((line) => (line.group ? { ...line, rejection: { code: "not-named-by-rule" as const } } : line)),
    ],
  };
}
