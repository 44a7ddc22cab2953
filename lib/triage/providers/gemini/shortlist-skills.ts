import { splitWords, wordTokens } from "@/lib/text/split-words";
import { type Catalogue, type SkillText, type TicketText, wholeText } from "@/lib/triage/provider";
import { catalogueIndex } from "@/lib/triage/providers/keywords/catalogue-index";
import { findSkills } from "@/lib/triage/providers/keywords/find-skills";

/** Chooses at most `max` skills: first those named in the text, then those that share a word with it, then others. */
export function shortlistSkills(catalogue: Catalogue, text: TicketText, max: number): SkillText[] {
  if (catalogue.skills.length <= max) return catalogue.skills;
  const words = splitWords(wholeText(text));
  const named = new Set(findSkills(catalogueIndex(catalogue).skills, words).value);
  const textWords = new Set(words.atoms.filter(({ isSign }) => !isSign).map(({ word }) => word));
  const rank = (skill: SkillText) => (named.has(skill.slug) ? 0 : sharesWord(skill, textWords) ? 1 : 2);
  return catalogue.skills
    .map((skill) => ({ skill, rank: rank(skill) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, max)
    .map(({ skill }) => skill);
}

function sharesWord({ name, aliases }: SkillText, textWords: Set<string>): boolean {
  return [name, ...aliases].some((label) =>
    wordTokens(label).some(({ word, isSign }) => !isSign && textWords.has(word)),
  );
}
