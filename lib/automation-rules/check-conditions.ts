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
  const check = (condition: keyof RuleConditions, holds: boolean, ...found: (string | null)[]) =>
    checks.push({ condition, holds, found: found.filter((value) => value !== null) });
  const { category, department, mailDomain } = facts;
  if (categories) check("categories", category !== null && categories.includes(category), category);
  if (priorities) check("priorities", priorities.includes(facts.priority), facts.priority);
  if (channels) check("channels", channels.includes(facts.channel), facts.channel);
  if (departments)
    check(
      "departments",
      departments.some((name) => isSameName(name, department)),
      department,
    );
  if (mailDomains)
    check(
      "mailDomains",
      mailDomains.some((name) => isUnder(name, mailDomain)),
      mailDomain,
    );
  if (words) {
    const found = wordsIn(words, textWords());
    check("words", found.length > 0, ...found);
  }
  if (hours)
    check(
      "hours",
      isWithin(hours.hours, facts.openedAt) === hours.inside,
      facts.openedAt.toISOString(),
      hours.hours.timeZone,
    );
  return checks;
}

function isSameName(name: string, actual: string | null): boolean {
  return actual !== null && name.trim().toLowerCase() === actual.trim().toLowerCase();
}

function isUnder(domain: string, actual: string | null): boolean {
  return actual !== null && (actual === domain || actual.endsWith(`.${domain}`));
}

function wordsIn(words: readonly string[], text: TextWords): string[] {
  const index = indexPhrases(
    words.map((phrase) => ({ phrase, meaning: phrase })),
    "word",
  );
  const found = new Set(findPhrases(index, text).flatMap(({ meanings }) => meanings));
  return words.filter((word) => found.has(word));
}
