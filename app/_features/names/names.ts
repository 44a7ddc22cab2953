import type { Role } from "@/lib/domain/people";
import type { Absence } from "@/lib/working-hours/absence-at";

/** Somebody who may be given a ticket. */
export interface Colleague {
  id: string;
  name: string;
  role: Role;
  /** Slugs. */
  skills: string[];
  teams: { id: string; name: string }[];
  active: number;
  capacity: number;
  /** Why they are not there; null for who is. */
  absence: Pick<Absence, "kind" | "why"> | null;
}

/** How slugs and ids are called, and what can be chosen: everything a desk page says in words comes from here. */
export interface CatalogueNames {
  /** Retired ones stand at the end: old tickets have them, new ones can't get them. */
  categories: { slug: string; name: string; team: { id: string; name: string } | null; retired: boolean }[];
  /** `taker`: the lead, unless away, who has to take what others hand to the team. */
  teams: { id: string; name: string; taker: { id: string; name: string } | null }[];
  /** Proposed ones have a name but can't be chosen. */
  skills: { slug: string; name: string; proposed: boolean }[];
  people: Colleague[];
}

/** The category's name; the slug itself where the list lacks it. */
export function categoryName({ categories }: Pick<CatalogueNames, "categories">, slug: string): string {
  return categories.find((category) => category.slug === slug)?.name ?? slug;
}

/** The team's name, inside a sentence. */
export function teamName({ teams }: { teams: readonly { id: string; name: string }[] }, id: string): string {
  return teams.find((team) => team.id === id)?.name ?? "a team that is gone";
}

/** The skill's name; the slug itself where the list lacks it. */
export function skillName({ skills }: Pick<CatalogueNames, "skills">, slug: string): string {
  return skills.find((skill) => skill.slug === slug)?.name ?? slug;
}

/** "Refunds, Invoicing and Stripe"; "none" for an empty list. */
export function formatSkills(names: Pick<CatalogueNames, "skills">, slugs: readonly string[]): string {
  return formatList(slugs.map((slug) => skillName(names, slug))) || "none";
}

/** "a, b and c"; "a, b or c" with another joint. */
export function formatList(words: readonly string[], joint: "and" | "or" = "and"): string {
  const last = words.at(-1);
  return words.length < 2 ? (last ?? "") : `${words.slice(0, -1).join(", ")} ${joint} ${last}`;
}
