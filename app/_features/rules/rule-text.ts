import { type CatalogueNames, categoryName, formatList, formatSkills } from "@/app/_features/names/names";
import { formatHours } from "@/app/_features/working-hours/hours-edit";
import type { RuleActions, RuleConditions } from "@/lib/automation-rules/input";
import { CHANNEL_LABELS, PRIORITY_LABELS } from "@/lib/display-text/labels";

type Names = Pick<CatalogueNames, "categories" | "teams" | "skills" | "people">;

/** What can be asked of a ticket, in the order in which pages show it. */
export const CONDITION_LABELS: Record<keyof RuleConditions, string> = {
  categories: "Category",
  priorities: "Priority",
  channels: "Channel",
  departments: "Requester’s department",
  mailDomains: "Sender’s mail domain",
  words: "Words",
  hours: "Hours",
};

/** What can be done with it. */
export const ACTION_LABELS: Record<keyof RuleActions, string> = {
  category: "Category",
  priority: "Priority",
  skills: "More skills",
  teamId: "Team",
  assigneeId: "Person",
  approval: "Approval",
  stop: "Stop",
};

/** "If category is Billing or Account and the words include “refund” → priority High, then stop". */
export function formatRule(rule: { conditions: RuleConditions; actions: RuleActions }, names: Names): string {
  const when = conditionKeys(rule.conditions).map((key) => formatCondition(key, rule.conditions, names));
  return `${when.length > 0 ? `If ${when.join(" and ")}` : "Always"} → ${formatRuleActions(rule.actions, names)}`;
}

/** What a rule does, or did: "priority High, to team Payments, then stop". */
export function formatRuleActions(actions: RuleActions, names: Names): string {
  return actionKeys(actions)
    .map((key) => actionWords(key, actions, names))
    .join(", ");
}

/** The conditions that are named, in the order of `CONDITION_NAMES`. */
export function conditionKeys(conditions: RuleConditions): (keyof RuleConditions)[] {
  return keysIn(CONDITION_LABELS, conditions);
}

/** The actions that are named, in the order of `ACTION_NAMES`. */
export function actionKeys(actions: RuleActions): (keyof RuleActions)[] {
  return keysIn(ACTION_LABELS, actions);
}

function keysIn<K extends string>(order: Record<K, string>, given: Partial<Record<K, unknown>>): K[] {
  return (Object.keys(order) as K[]).filter((key) => given[key] !== undefined);
}

/** One condition: "category is Billing or Account". */
export function formatCondition(key: keyof RuleConditions, conditions: RuleConditions, names: Names): string {
  const { categories = [], priorities = [], channels = [], hours } = conditions;
  const { departments = [], mailDomains = [], words = [] } = conditions;
  switch (key) {
    case "categories":
      return `category is ${orWords(categories.map((slug) => categoryName(names, slug)))}`;
    case "priorities":
      return `priority is ${orWords(priorities.map((one) => PRIORITY_LABELS[one]))}`;
    case "channels":
      return `it came ${orWords(channels.map((one) => CHANNEL_LABELS[one]))}`;
    case "departments":
      return `the department is ${orWords(departments)}`;
    case "mailDomains":
      return `the sender is at ${orWords(mailDomains)}`;
    case "words":
      return `the words include ${orWords(words.map((word) => `“${word}”`))}`;
    case "hours":
      return hours
        ? `it is opened ${hours.inside ? "within" : "outside"} ${formatHours(hours.hours)} (${hours.hours.timeZone})`
        : "";
  }
}

/** One action: "to team Payments". */
function actionWords(key: keyof RuleActions, actions: RuleActions, names: Names): string {
  const { category, priority, skills, teamId, assigneeId, approval } = actions;
  switch (key) {
    case "category":
      return `category ${category ? categoryName(names, category) : "…"}`;
    case "priority":
      return `priority ${priority ? PRIORITY_LABELS[priority] : "…"}`;
    case "skills":
      return `skills ${formatSkills(names, skills ?? [])}`;
    case "teamId":
      return `to team ${nameOf(names.teams, teamId, "that is gone")}`;
    case "assigneeId":
      return `to ${nameOf(names.people, assigneeId, "somebody who has left")}`;
    case "approval":
      return `ask “${approval?.name ?? ""}” for approval`;
    case "stop":
      return "then stop";
  }
}

function nameOf(list: readonly { id: string; name: string }[], id: string | undefined, otherwise: string): string {
  if (!id) return "…";
  return list.find((one) => one.id === id)?.name ?? otherwise;
}

/** "a, b or c"; "…" for what is not said yet. */
function orWords(words: readonly string[]): string {
  return formatList(words, "or") || "…";
}
