import type { WorkingHours } from "@/lib/domain/people";
import { findPhrases, indexPhrases } from "@/lib/text/phrases";
import type { TextWords } from "@/lib/text/split-words";
import type { RuleConditions } from "./input";
import type { RuleFacts } from "./types";

/** The result of one condition of a rule for a ticket. */
export interface ConditionCheck {
  condition: keyof RuleConditions;
  holds: boolean;
  /** The ticket's value for this condition. `words`: the words found. `hours`: the time and the time zone. */
  found: string[];
}

/** Checks every condition of a rule. The results are in the order of the rule page. */
export function checkConditions(
  conditions: RuleConditions,
  facts: RuleFacts,
  textWords: () => TextWords,
  isWithin: (hours: WorkingHours, at: Date) => boolean,
): ConditionCheck[] {
  const { categories, priorities, channels, departments, mailDomains, words, hours } = conditions;
  const checks: ConditionCheck[] = [];
  const { category, department, mailDomain, openedAt } = facts;
  // `holds` is undefined if the rule does not have this condition.
  const check = (condition: keyof RuleConditions, holds: boolean | undefined, found: (string | null)[]) => {
    if (holds !== undefined) checks.push({ condition, holds, found: found.filter((value) => value !== null) });
  };
  const isFromDepartment = departments?.some((name) => isSameName(name, department));
  const isFromDomain = mailDomains?.some((name) => isUnder(name, mailDomain));
  const foundWords = words && wordsIn(words, textWords());
  check("categories", categories && category !== null && categories.includes(category), [category]);
  check("priorities", priorities?.includes(facts.priority), [facts.priority]);
  check("channels", channels?.includes(facts.channel), [facts.channel]);
  check("departments", isFromDepartment, [department]);
  check("mailDomains", isFromDomain, [mailDomain]);
  check("words", foundWords && foundWords.length > 0, foundWords ?? []);
  if (hours) {
    const holds = isWithin(hours.hours, openedAt) === hours.inside;
    check("hours", holds, [openedAt.toISOString(), hours.hours.timeZone]);
  }
  return checks;
}

function isSameName(name: string, actual: string | null): boolean {
  return actual !== null && name.trim().toLowerCase() === actual.trim().toLowerCase();
}

function isUnder(domain: string, actual: string | null): boolean {
  return actual !== null && (actual === domain || actual.endsWith(`.${domain}`));
}

function wordsIn(words: readonly string[], text: TextWords): string[] {
  const phrases = words.map((phrase) => ({ phrase, meaning: phrase }));
  const index = indexPhrases(phrases, "word");
  const found = new Set(findPhrases(index, text).flatMap(({ meanings }) => meanings));
  return words.filter((word) => found.has(word));
}
