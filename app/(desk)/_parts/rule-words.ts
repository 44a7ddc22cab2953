import { hoursWords } from "@/app/_ui/presence/hours-edit";
import { CHANNEL_WORDS, PRIORITY_WORDS } from "@/app/_ui/words";
import type { RuleActions, RuleConditions } from "@/lib/rules/input";
import { categoryName, type DeskNames, listWords, skillWords } from "./desk-names";

type Names = Pick<DeskNames, "categories" | "teams" | "skills" | "people">;

/** What can be asked of a ticket, in the order in which pages show it. */
export const CONDITION_NAMES: Record<keyof RuleConditions, string> = {
  categories: "Category",
  priorities: "Priority",
  channels: "Channel",
  departments: "Requester’s department",
  mailDomains: "Sender’s mail domain",
  words: "Words",
  hours: "Hours",
};

/** What can be done with it. */
export const ACTION_NAMES: Record<keyof RuleActions, string> = {
  category: "Category",
  priority: "Priority",
  skills: "More skills",
  teamId: "Team",
  assigneeId: "Person",
  approval: "Approval",
  stop: "Stop",
};

/** "If category is Billing or Account and the words include “refund” → priority High, then stop". */
export function ruleSentence(rule: { conditions: RuleConditions; actions: RuleActions }, names: Names): string {
  const when = conditionKeys(rule.conditions).map((key) => conditionWords(key, rule.conditions, names));
  return `${when.length > 0 ? `If ${when.join(" and ")}` : "Always"} → ${doneWords(rule.actions, names)}`;
}

/** What a rule does, or did: "priority High, to team Payments, then stop". */
export function doneWords(actions: RuleActions, names: Names): string {
  return actionKeys(actions)
    .map((key) => actionWords(key, actions, names))
    .join(", ");
}

/** The conditions that are named, in the order of `CONDITION_NAMES`. */
export function conditionKeys(conditions: RuleConditions): (keyof RuleConditions)[] {
  return keysIn(CONDITION_NAMES, conditions);
}

/** The actions that are named, in the order of `ACTION_NAMES`. */
export function actionKeys(actions: RuleActions): (keyof RuleActions)[] {
  return keysIn(ACTION_NAMES, actions);
}

function keysIn<K extends string>(order: Record<K, string>, given: Partial<Record<K, unknown>>): K[] {
  return (Object.keys(order) as K[]).filter((key) => given[key] !== undefined);
}

/** One condition: "category is Billing or Account". */
export function conditionWords(key: keyof RuleConditions, conditions: RuleConditions, names: Names): string {
  const { categories = [], priorities = [], channels = [], hours } = conditions;
  const { departments = [], mailDomains = [], words = [] } = conditions;
  switch (key) {
    case "categories":
      return `category is ${orWords(categories.map((slug) => categoryName(names, slug)))}`;
    case "priorities":
      return `priority is ${orWords(priorities.map((one) => PRIORITY_WORDS[one]))}`;
    case "channels":
      return `it came ${orWords(channels.map((one) => CHANNEL_WORDS[one]))}`;
    case "departments":
      return `the department is ${orWords(departments)}`;
    case "mailDomains":
      return `the sender is at ${orWords(mailDomains)}`;
    case "words":
      return `the words include ${orWords(words.map((word) => `“${word}”`))}`;
    case "hours":
      return hours
        ? `it is opened ${hours.inside ? "within" : "outside"} ${hoursWords(hours.hours)} (${hours.hours.timeZone})`
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
      return `priority ${priority ? PRIORITY_WORDS[priority] : "…"}`;
    case "skills":
      return `skills ${skillWords(names, skills ?? [])}`;
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
  return listWords(words, "or") || "…";
}
