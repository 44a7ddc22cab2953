import type { RuleActions } from "./input";
import type { KnownReferences } from "./known-references";
import type { AutomationRule } from "./types";

/** Removes a rule's actions on things that no longer exist and lists them in `gone`. Approval steps stay unchanged. */
export function dropMissingReferences<T extends AutomationRule>(rule: T, known: KnownReferences): T {
  const { category, teamId, assigneeId, skills, ...rest } = rule.actions;
  const gone: (keyof RuleActions)[] = [];
  const ifKnown = <V>(name: keyof RuleActions, value: V | undefined, isKnown: boolean): V | undefined => {
    if (value !== undefined && !isKnown) gone.push(name);
    return isKnown ? value : undefined;
  };
  const knownSkills = skills?.filter((slug) => known.skills.has(slug)) ?? [];
  if (knownSkills.length < (skills?.length ?? 0)) gone.push("skills");
  const actions = {
    ...rest,
    category: ifKnown("category", category, known.categories.has(category ?? "")),
    teamId: ifKnown("teamId", teamId, known.teams.has(teamId ?? "")),
    assigneeId: ifKnown("assigneeId", assigneeId, known.people.has(assigneeId ?? "")),
    skills: knownSkills.length > 0 ? knownSkills : undefined,
  };
  return { ...rule, actions, gone };
}
