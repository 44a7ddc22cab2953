import { splitWords, wordTokens } from "@/lib/text/split-words";
import { type Catalogue, type SkillText, type TicketText, wholeText } from "@/lib/triage/provider";
import { catalogueIndex } from "@/lib/triage/providers/keywords/catalogue-index";
import { findSkills } from "@/lib/triage/providers/keywords/find-skills";

/**
 * The skills that a model is offered. Gemini refuses schemas whose closed lists are long (the limit is not documented;
 * lists of about a hundred have failed), so a long list is cut to those the text names, then those that share a word
 * with it, then the list's own order. A skill left out can still be named freely and is then matched to its row.
 */
export function shortlistSkills(catalogue: Catalogue, text: TicketText, max: number): SkillText[] {
  if (catalogue.skills.length <= max) return catalogue.skills;
  const words = splitWords(wholeText(text));
  const named = new Set(findSkills(catalogueIndex(catalogue).skills, words).value);
  const spoken = new Set(words.atoms.filter(({ isSign }) => !isSign).map(({ word }) => word));
  const rank = (skill: SkillText) => (named.has(skill.slug) ? 0 : sharesWord(skill, spoken) ? 1 : 2);
  return catalogue.skills
    .map((skill) => ({ skill, rank: rank(skill) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, max)
    .map(({ skill }) => skill);
}

function sharesWord({ name, aliases }: SkillText, spoken: Set<string>): boolean {
  return [name, ...aliases].some((label) => wordTokens(label).some(({ word, isSign }) => !isSign && spoken.has(word)));
}
