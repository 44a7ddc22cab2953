import type { Channel, Priority, RuleEffects, WorkingHours } from "@/lib/words";
import { type ConditionCheck, checkConditions } from "./check-conditions";
import type { RuleActions, RuleConditions } from "./input";

export interface Rule {
  id: string;
  name: string;
  conditions: RuleConditions;
  actions: RuleActions;
}

/** What rules know of a ticket. */
export interface RuleFacts {
  /** A slug; null where none was set. */
  category: string | null;
  priority: Priority;
  skills: readonly string[];
  channel: Channel;
  department: string | null;
  /** Of the requester's address, lower case; null where there is none. */
  mailDomain: string | null;
  /** Title and description. */
  text: string;
  openedAt: Date;
  /** What a person has set: no rule overrides it. */
  locked: readonly RuleField[];
}

export type RuleField = "category" | "priority" | "skills";

/** One rule's part in an evaluation. */
export interface RuleReport {
  ruleId: string;
  name: string;
  /** `skipped`: a rule before it said stop. */
  outcome: "fired" | "did-not-fit" | "skipped";
  checks: ConditionCheck[];
  /** What it changed, and what it left because a person had set it. */
  set: Partial<Pick<RuleActions, RuleField>>;
  left: RuleField[];
}

/** What rules want of the steps behind them, whichever reading it was. */
export type Effects = Omit<RuleEffects, "verdictId">;

export interface Evaluation {
  category: string | null;
  priority: Priority;
  skills: string[];
  /** Null where no rule fired. */
  effects: Effects | null;
  reports: RuleReport[];
}

/**
 * Looks at each rule once, in order. A later one sees what an earlier one has set, and nothing ever goes back to an
 * earlier one, so rules cannot chase each other. Of two that set the same thing the later wins; skills and approvals
 * add up. What a person has set stays. Pure.
 */
export function evaluateRules(
  rules: readonly Rule[],
  facts: RuleFacts,
  isWithin: (hours: WorkingHours, at: Date) => boolean,
): Evaluation {
  const state: Evaluation = { ...facts, skills: [...facts.skills], effects: null, reports: [] };
  let stopped = false;
  for (const rule of rules) {
    const now = { ...facts, category: state.category, priority: state.priority };
    const checks = stopped ? [] : checkConditions(rule.conditions, now, isWithin);
    const fired = !stopped && checks.every(({ holds }) => holds);
    const report: RuleReport = { ruleId: rule.id, name: rule.name, outcome: "did-not-fit", checks, set: {}, left: [] };
    state.reports.push(report);
    if (stopped) report.outcome = "skipped";
    if (!fired) continue;
    report.outcome = "fired";
    setFields(state, rule.actions, facts.locked, report);
    state.effects = effectsWith(state.effects, rule);
    stopped = rule.actions.stop === true;
  }
  const { category, priority, skills, effects, reports } = state;
  return { category, priority, skills, effects, reports };
}

function setFields(state: Evaluation, actions: RuleActions, locked: readonly RuleField[], report: RuleReport): void {
  const may = (field: RuleField) => {
    if (actions[field] === undefined) return false;
    if (!locked.includes(field)) return true;
    report.left.push(field);
    return false;
  };
  if (may("category")) {
    state.category = actions.category!;
    report.set.category = actions.category;
  }
  if (may("priority")) {
    state.priority = actions.priority!;
    report.set.priority = actions.priority;
  }
  if (may("skills")) {
    const added = actions.skills!.filter((skill) => !state.skills.includes(skill));
    state.skills.push(...new Set(added));
    report.set.skills = actions.skills;
  }
}

function effectsWith(effects: Effects | null, { id, name, actions }: Rule): Effects {
  const before = effects ?? { fired: [] };
  return {
    ...before,
    fired: [...before.fired, { ruleId: id, name }],
    ...(actions.teamId ? { teamId: actions.teamId } : {}),
    ...(actions.assigneeId ? { assigneeId: actions.assigneeId } : {}),
    ...(actions.approval ? { approvals: [...(before.approvals ?? []), actions.approval] } : {}),
  };
}
