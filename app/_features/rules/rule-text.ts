import { type CatalogueNames, categoryName, formatList, formatSkills } from "@/app/_features/names/names";
import { formatHours } from "@/app/_features/working-hours/hours-edit";
import type { RuleActions, RuleConditions } from "@/lib/automation-rules/input";
import { CHANNEL_LABELS, PRIORITY_LABELS } from "@/lib/display-text/labels";

type Names = Pick<CatalogueNames, "categories" | "teams" | "skills" | "people">;

export const CONDITION_LABELS: Record<keyof RuleConditions, string> = {
  categories: "Category",
  priorities: "Priority",
  channels: "Channel",
  departments: "Requester’s department",
  mailDomains: "Sender’s email domain",
  words: "Words",
  hours: "Hours",
};

export const ACTION_LABELS: Record<keyof RuleActions, string> = {
  category: "Category",
  priority: "Priority",
  skills: "More skills",
  teamId: "Team",
  assigneeId: "Person",
  approval: "Approval",
  stop: "Stop",
};

/** A rule in words: "If category is Billing and the words include “refund” → priority High, then stop". */
export function formatRule(rule: { conditions: RuleConditions; actions: RuleActions }, names: Names): string {
  const when = conditionKeys(rule.conditions).map((key) => formatCondition(key, rule.conditions, names));
  return `${when.length > 0 ? `If ${when.join(" and ")}` : "Always"} → ${formatRuleActions(rule.actions, names)}`;
}

/** A rule's actions in words: "priority High, to team Payments, then stop". */
export function formatRuleActions(actions: RuleActions, names: Names): string {
  return actionKeys(actions)
    .map((key) => formatAction(key, actions, names))
    .join(", ");
}

export function conditionKeys(conditions: RuleConditions): (keyof RuleConditions)[] {
  return keysIn(CONDITION_LABELS, conditions);
}

export function actionKeys(actions: RuleActions): (keyof RuleActions)[] {
  return keysIn(ACTION_LABELS, actions);
}

function keysIn<K extends string>(order: Record<K, string>, values: Partial<Record<K, unknown>>): K[] {
  return (Object.keys(order) as K[]).filter((key) => values[key] !== undefined);
}

/** One condition in words: "category is Billing or Account". */
export function formatCondition(key: keyof RuleConditions, conditions: RuleConditions, names: Names): string {
  const { categories = [], priorities = [], channels = [], hours } = conditions;
  const { departments = [], mailDomains = [], words = [] } = conditions;
  switch (key) {
    case "categories":
      return `category is ${formatOr(categories.map((slug) => categoryName(names, slug)))}`;
    case "priorities":
      return `priority is ${formatOr(priorities.map((one) => PRIORITY_LABELS[one]))}`;
    case "channels":
      return `it came ${formatOr(channels.map((one) => CHANNEL_LABELS[one]))}`;
    case "departments":
      return `the department is ${formatOr(departments)}`;
    case "mailDomains":
      return `the sender is at ${formatOr(mailDomains)}`;
    case "words":
      return `the words include ${formatOr(words.map((word) => `“${word}”`))}`;
    case "hours":
      return hours
        ? `it is opened ${hours.inside ? "within" : "outside"} ${formatHours(hours.hours)} (${hours.hours.timeZone})`
        : "";
  }
}

/** One action in words: "to team Payments". */
function formatAction(key: keyof RuleActions, actions: RuleActions, names: Names): string {
  const { category, priority, skills, teamId, assigneeId, approval } = actions;
  switch (key) {
    case "category":
      return `category ${category ? categoryName(names, category) : "…"}`;
    case "priority":
      return `priority ${priority ? PRIORITY_LABELS[priority] : "…"}`;
    case "skills":
      return `skills ${formatSkills(names, skills ?? [])}`;
    case "teamId":
      return `to ${nameOf(names.teams, teamId, "a deleted team", "team ")}`;
    case "assigneeId":
      return `to ${nameOf(names.people, assigneeId, "someone who has left")}`;
    case "approval":
      return `ask “${approval?.name ?? ""}” for approval`;
    case "stop":
      return "then stop";
  }
}

function nameOf(list: readonly { id: string; name: string }[], id: string | undefined, unknown: string, prefix = "") {
  if (!id) return `${prefix}…`;
  const found = list.find((one) => one.id === id);
  return found ? `${prefix}${found.name}` : unknown;
}

/** "…" for an empty list, because the person still edits the rule. */
const formatOr = (items: readonly string[]): string => formatList(items, "or") || "…";
