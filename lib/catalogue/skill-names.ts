/** What two spellings of the same skill have in common: "  React   Native" and "react native". */
export function normalizeSkillName(text: string): string {
  return text.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}

/** Every spelling by which a skill is known. No two skills share one. */
export function skillNames(skill: { slug: string; name: string; aliases: string[] }): string[] {
  return [...new Set([skill.slug, skill.name, ...skill.aliases].map(normalizeSkillName))];
}

/** Aliases as they are stored: each once, and none that slug or name say already. */
export function normalizeAliases(skill: { slug: string; name: string; aliases: string[] }): string[] {
  const said = new Set([skill.slug, skill.name].map(normalizeSkillName));
  return [...new Set(skill.aliases.map(normalizeSkillName))].filter((label) => label !== "" && !said.has(label));
}

/** From any spelling to the slug, for mapping what a reader of text named back to known skills. */
export function slugsBySkillName(skills: { slug: string; name: string; aliases: string[] }[]): Map<string, string> {
  return new Map(skills.flatMap((skill) => skillNames(skill).map((label) => [label, skill.slug] as const)));
}
