import type { Assignable } from "@/lib/people/queries";
import type { Absence } from "@/lib/working-hours/absence-at";

/** A person who can be assigned tickets. */
export interface Colleague extends Pick<Assignable, "id" | "name" | "role" | "skills" | "capacity"> {
  teams: { id: string; name: string }[];
  /** Number of open tickets. */
  active: number;
  /** Null if the person is at work. */
  absence: Pick<Absence, "kind" | "why"> | null;
}

/** What staff pages need to show names instead of slugs and ids, and to offer choices. */
export interface CatalogueNames {
  /** Retired categories come last. */
  categories: { slug: string; name: string; team: { id: string; name: string } | null; retired: boolean }[];
  /** `taker`: the team lead, who answers transfers; null if away or missing. */
  teams: { id: string; name: string; taker: { id: string; name: string } | null }[];
  /** People can't choose a `proposed` skill. */
  skills: { slug: string; name: string; proposed: boolean }[];
  people: Colleague[];
}

/** The category's name, or the slug if no category has it. */
export function categoryName({ categories }: Pick<CatalogueNames, "categories">, slug: string): string {
  return categories.find((category) => category.slug === slug)?.name ?? slug;
}

/** The team's name, or "a deleted team" if no team has this id. */
export function teamName({ teams }: { teams: readonly { id: string; name: string }[] }, id: string): string {
  return teams.find((team) => team.id === id)?.name ?? "a deleted team";
}

/** The skill's name, or the slug if no skill has it. */
export function skillName({ skills }: Pick<CatalogueNames, "skills">, slug: string): string {
  return skills.find((skill) => skill.slug === slug)?.name ?? slug;
}

/** A person's open tickets as a share of their capacity: 1 means full. A capacity of 0 is always full. */
export function workloadShare({ active, capacity }: Pick<Colleague, "active" | "capacity">): number {
  return capacity > 0 ? active / capacity : 1;
}

/** "Refunds, Invoicing and Stripe"; "none" for an empty list. */
export function formatSkills(names: Pick<CatalogueNames, "skills">, slugs: readonly string[]): string {
  return formatList(slugs.map((slug) => skillName(names, slug))) || "none";
}

/** Joins texts: "a, b and c" or "a, b or c". */
export function formatList(items: readonly string[], conjunction: "and" | "or" = "and"): string {
  const last = items.at(-1);
  return items.length < 2 ? (last ?? "") : `${items.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}
