/** Makes names equal that differ only in case and spaces: "  React   Native" and "react native". */
export function normalizeSkillName(text: string): string {
  return text.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}

/** The slug, name and aliases of a skill, normalized, without duplicates. */
export function skillNames(skill: { slug: string; name: string; aliases: string[] }): string[] {
  return [...new Set([skill.slug, skill.name, ...skill.aliases].map(normalizeSkillName))];
}

/** Aliases to store: without duplicates and without the slug and name. */
export function normalizeAliases(skill: { slug: string; name: string; aliases: string[] }): string[] {
  const ownNames = new Set([skill.slug, skill.name].map(normalizeSkillName));
  return [...new Set(skill.aliases.map(normalizeSkillName))].filter((alias) => alias !== "" && !ownNames.has(alias));
}

/** Slugs by normalized slug, name and alias, to find the skill that a text names. */
export function slugsBySkillName(skills: { slug: string; name: string; aliases: string[] }[]): Map<string, string> {
  return new Map(skills.flatMap((skill) => skillNames(skill).map((spelling) => [spelling, skill.slug] as const)));
}
