/** What two spellings of the same skill have in common: "  React   Native" and "react native". */
export function labelOf(text: string): string {
  return text.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}

/** Every spelling by which a skill is known. No two skills share one. */
export function labelsOf(skill: { slug: string; name: string; aliases: string[] }): string[] {
  return [...new Set([skill.slug, skill.name, ...skill.aliases].map(labelOf))];
}

/** Aliases as they are stored: each once, and none that slug or name say already. */
export function normalAliases(skill: { slug: string; name: string; aliases: string[] }): string[] {
  const said = new Set([skill.slug, skill.name].map(labelOf));
  return [...new Set(skill.aliases.map(labelOf))].filter((label) => label !== "" && !said.has(label));
}

/** From any spelling to the slug, for mapping what a reader of text named back to known skills. */
export function slugsByLabel(skills: { slug: string; name: string; aliases: string[] }[]): Map<string, string> {
  return new Map(skills.flatMap((skill) => labelsOf(skill).map((label) => [label, skill.slug] as const)));
}
