import type { RuleEffects } from "@/lib/domain/automation-rule";
import type { WorkingHours } from "@/lib/domain/people";
import type { Priority } from "@/lib/domain/ticket";
import { splitWords, type TextWords } from "@/lib/text/split-words";
import { type ConditionCheck, checkConditions } from "./check-conditions";
import type { RuleActions } from "./input";
import { type AutomationRule, RULE_FIELDS, type RuleFacts, type RuleField } from "./types";

/** One rule's part in an evaluation. */
export interface RuleReport {
  ruleId: string;
  name: string;
  /** `skipped`: a rule before it said stop. */
  outcome: "fired" | "did-not-fit" | "skipped";
  checks: ConditionCheck[];
  /** What it did, what it left because a person had set something else, and what it names that is gone. */
  set: Omit<RuleActions, "stop">;
  left: RuleField[];
  gone: (keyof RuleActions)[];
}

/** What rules want of the steps behind them, whichever reading it was. */
export type FollowUpEffects = Omit<RuleEffects, "triageResultId">;

export interface RuleEvaluation {
  category: string | null;
  priority: Priority;
  skills: string[];
  /** Null where no rule fired. */
  effects: FollowUpEffects | null;
  reports: RuleReport[];
}

/**
 * Looks at each rule once, in order. A later one sees what an earlier one has set, and nothing ever goes back to an
 * earlier one, so rules cannot chase each other. Of two that set the same thing the later wins; skills and approvals
 * add up. What a person has set stays. Pure.
 */
export function evaluateRules(
  rules: readonly AutomationRule[],
  facts: RuleFacts,
  isWithin: (hours: WorkingHours, at: Date) => boolean,
): RuleEvaluation {
  const state: RuleEvaluation = { ...facts, skills: [...facts.skills], effects: null, reports: [] };
  const words = readOnce(facts.text);
  let stopped = false;
  for (const rule of rules) {
    const now = { ...facts, category: state.category, priority: state.priority };
    const checks = stopped ? [] : checkConditions(rule.conditions, now, words, isWithin);
    const report: RuleReport = { ...REPORT, ruleId: rule.id, name: rule.name, checks };
    state.reports.push(report);
    if (stopped) report.outcome = "skipped";
    if (stopped || !checks.every(({ holds }) => holds)) continue;
    fire(state, rule, facts.locked, report);
    stopped = rule.actions.stop === true;
  }
  const { category, priority, skills, effects, reports } = state;
  return { category, priority, skills, effects, reports };
}

const REPORT = { outcome: "did-not-fit", set: {}, left: [], gone: [] } satisfies Partial<RuleReport>;

/** A text may be long, and each rule may look for words in it. */
function readOnce(text: string): () => TextWords {
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
  const may = (field: RuleField) => rule.actions[field] !== undefined && !locked.includes(field);
  const set = {
    ...(category && may("category") ? { category } : {}),
    ...(priority && may("priority") ? { priority } : {}),
    ...(skills && may("skills") ? { skills } : {}),
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
  const before = effects ?? { fired: [] };
  return {
    ...before,
    fired: [...before.fired, { ruleId: id, name }],
    ...(actions.teamId ? { teamId: actions.teamId } : {}),
    ...(actions.assigneeId ? { assigneeId: actions.assigneeId, assigneeRule: name } : {}),
    ...(actions.approval ? { approvals: [...(before.approvals ?? []), actions.approval] } : {}),
  };
}
