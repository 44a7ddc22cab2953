import type { RuleEffects } from "@/lib/domain/automation-rule";
import type { WorkingHours } from "@/lib/domain/people";
import type { Priority } from "@/lib/domain/ticket";
import { splitWords, type TextWords } from "@/lib/text/split-words";
import { type ConditionCheck, checkConditions } from "./check-conditions";
import type { RuleActions } from "./input";
import { type AutomationRule, RULE_FIELDS, type RuleFacts, type RuleField } from "./types";

export interface RuleReport {
  ruleId: string;
  name: string;
  /** `skipped`: an earlier rule stopped the evaluation. */
  outcome: "fired" | "did-not-fit" | "skipped";
  checks: ConditionCheck[];
  /** `set`: values that the rule set. `left`: fields that it did not change, because a person had set them. */
  set: Omit<RuleActions, "stop">;
  left: RuleField[];
  /** Actions on things that no longer exist. */
  gone: (keyof RuleActions)[];
}

/** What later steps must do because of rules: assign to a team or person, ask for approvals. */
type FollowUpEffects = Omit<RuleEffects, "triageResultId">;

export interface RuleEvaluation {
  category: string | null;
  priority: Priority;
  skills: string[];
  /** Null if no rule fired. */
  effects: FollowUpEffects | null;
  reports: RuleReport[];
}

/**
 * Evaluates rules in order. Each rule sees the values that earlier rules set, and may replace them. Skills and
 * approvals add up. Values that a person set stay. Pure.
 */
export function evaluateRules(
  rules: readonly AutomationRule[],
  facts: RuleFacts,
  isWithin: (hours: WorkingHours, at: Date) => boolean,
): RuleEvaluation {
  const { category, priority } = facts;
  const state: RuleEvaluation = { category, priority, skills: [...facts.skills], effects: null, reports: [] };
  const words = splitOnce(facts.text);
  let stopped = false;
  for (const rule of rules) {
    const current = { ...facts, category: state.category, priority: state.priority };
    const checks = stopped ? [] : checkConditions(rule.conditions, current, words, isWithin);
    const report: RuleReport = { ...REPORT, ruleId: rule.id, name: rule.name, checks };
    state.reports.push(report);
    if (stopped) report.outcome = "skipped";
    if (stopped || !checks.every(({ holds }) => holds)) continue;
    fire(state, rule, facts.locked, report);
    stopped = rule.actions.stop === true;
  }
  return state;
}

const REPORT = { outcome: "did-not-fit", set: {}, left: [], gone: [] } satisfies Partial<RuleReport>;

function splitOnce(text: string): () => TextWords {
  let words: TextWords | undefined;
  return () => (words ??= splitWords(text));
}

function fire(state: RuleEvaluation, rule: AutomationRule, locked: readonly RuleField[], report: RuleReport): void {
  const { category, priority, skills, teamId, assigneeId, approval } = rule.actions;
  const missing = skills?.filter((skill) => !state.skills.includes(skill)) ?? [];
  const changes: Record<RuleField, boolean> = {
    category: category !== undefined && category !== state.category,
    priority: priority !== undefined && priority !== state.priority,
    skills: missing.length > 0,
  };
  const left = RULE_FIELDS.filter((field) => changes[field] && locked.includes(field));
  const isAllowed = (field: RuleField) => rule.actions[field] !== undefined && !locked.includes(field);
  const set = {
    ...(category && isAllowed("category") ? { category } : {}),
    ...(priority && isAllowed("priority") ? { priority } : {}),
    ...(skills && isAllowed("skills") ? { skills } : {}),
    ...(teamId ? { teamId } : {}),
    ...(assigneeId ? { assigneeId } : {}),
    ...(approval ? { approval } : {}),
  };
  Object.assign(report, { outcome: "fired", set, left, gone: rule.gone ?? [] });
  state.category = set.category ?? state.category;
  state.priority = set.priority ?? state.priority;
  if (set.skills) state.skills.push(...new Set(missing));
  state.effects = effectsWith(state.effects, rule);
}

function effectsWith(effects: FollowUpEffects | null, { id, name, actions }: AutomationRule): FollowUpEffects {
  const previous = effects ?? { fired: [] };
  return {
    ...previous,
    fired: [...previous.fired, { ruleId: id, name }],
    ...(actions.teamId ? { teamId: actions.teamId } : {}),
    ...(actions.assigneeId ? { assigneeId: actions.assigneeId, assigneeRule: name } : {}),
    ...(actions.approval ? { approvals: [...(previous.approvals ?? []), actions.approval] } : {}),
  };
}
