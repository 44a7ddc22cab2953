/** The same text for all spellings of a skill: "  React   Native" and "react native". */
export function normalizeSkillName(text: string): string {
  return text.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}

/** All normalized spellings of a skill. No two skills share one. */
export function skillNames(skill: { slug: string; name: string; aliases: string[] }): string[] {
  return [...new Set([skill.slug, skill.name, ...skill.aliases].map(normalizeSkillName))];
}

/** Aliases to store: without duplicates and without the slug and name. */
export function normalizeAliases(skill: { slug: string; name: string; aliases: string[] }): string[] {
  const ownNames = new Set([skill.slug, skill.name].map(normalizeSkillName));
  return [...new Set(skill.aliases.map(normalizeSkillName))].filter((alias) => alias !== "" && !ownNames.has(alias));
}

/** Slugs by normalized spelling, to map names in text to known skills. */
export function slugsBySkillName(skills: { slug: string; name: string; aliases: string[] }[]): Map<string, string> {
  return new Map(skills.flatMap((skill) => skillNames(skill).map((spelling) => [spelling, skill.slug] as const)));
}
