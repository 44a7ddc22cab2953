import type { RuleActions } from "./input";
import type { KnownReferences } from "./known-references";
import type { AutomationRule } from "./types";

/**
 * The rule without what it names and nobody has any more, which `gone` then tells: what left the place since the rule
 * was made must not keep the rest of it from being done. Steps of approval stay whole: who can't be asked is theirs to
 * settle, and no approval falls away in silence.
 */
export function dropMissingReferences<T extends AutomationRule>(rule: T, known: KnownReferences): T {
  const { category, teamId, assigneeId, skills, ...rest } = rule.actions;
  const gone: (keyof RuleActions)[] = [];
  const kept = <V>(name: keyof RuleActions, value: V | undefined, isThere: boolean): V | undefined => {
    if (value !== undefined && !isThere) gone.push(name);
    return isThere ? value : undefined;
  };
  const there = skills?.filter((slug) => known.skills.has(slug)) ?? [];
  if (there.length < (skills?.length ?? 0)) gone.push("skills");
  const actions = {
    ...rest,
    category: kept("category", category, known.categories.has(category ?? "")),
    teamId: kept("teamId", teamId, known.teams.has(teamId ?? "")),
    assigneeId: kept("assigneeId", assigneeId, known.people.has(assigneeId ?? "")),
    skills: there.length > 0 ? there : undefined,
  };
  return { ...rule, actions, gone };
}
