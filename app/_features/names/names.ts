import type { Role } from "@/lib/domain/people";
import type { Absence } from "@/lib/working-hours/absence-at";

export interface Colleague {
  id: string;
  name: string;
  role: Role;
  skills: string[];
  teams: { id: string; name: string }[];
  active: number;
  capacity: number;
  /** Null if they are available. */
  absence: Pick<Absence, "kind" | "why"> | null;
}

/** Names of slugs and ids, and the choices of staff pages. */
export interface CatalogueNames {
  /** Retired categories come last: only old tickets have them. */
  categories: { slug: string; name: string; team: { id: string; name: string } | null; retired: boolean }[];
  /** `taker` answers transfers: the lead, null if away. */
  teams: { id: string; name: string; taker: { id: string; name: string } | null }[];
  /** Suggested skills can't be chosen. */
  skills: { slug: string; name: string; proposed: boolean }[];
  people: Colleague[];
}

/** The category's name, or its slug if unknown. */
export function categoryName({ categories }: Pick<CatalogueNames, "categories">, slug: string): string {
  return categories.find((category) => category.slug === slug)?.name ?? slug;
}

/** The team's name, for use in a sentence. */
export function teamName({ teams }: { teams: readonly { id: string; name: string }[] }, id: string): string {
  return teams.find((team) => team.id === id)?.name ?? "a deleted team";
}

/** The skill's name, or its slug if unknown. */
export function skillName({ skills }: Pick<CatalogueNames, "skills">, slug: string): string {
  return skills.find((skill) => skill.slug === slug)?.name ?? slug;
}

/** "Refunds, Invoicing and Stripe"; "none" for an empty list. */
export function formatSkills(names: Pick<CatalogueNames, "skills">, slugs: readonly string[]): string {
  return formatList(slugs.map((slug) => skillName(names, slug))) || "none";
}

/** "a, b and c", or "a, b or c". */
export function formatList(items: readonly string[], conjunction: "and" | "or" = "and"): string {
  const last = items.at(-1);
  return items.length < 2 ? (last ?? "") : `${items.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}
