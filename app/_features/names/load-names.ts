import { listCategories, listSkills, listTeams } from "@/lib/catalogue/queries";
import type { Context } from "@/lib/context";
import { acceptingLeadOf } from "@/lib/domain/handover";
import { listAssignable } from "@/lib/people/queries";
import type { CatalogueNames, Colleague } from "./names";

/** Real installations have fewer entries in each list. */
const MAX_NAMES = 500;

const ALL = ["categories", "teams", "skills", "people"] as const;

/** Loads the names that a staff page shows. Lists that are not in `wanted` stay empty. */
export async function loadNames(
  ctx: Context,
  wanted: readonly (keyof CatalogueNames)[] = ALL,
): Promise<CatalogueNames> {
  const [categories, teams, skills, people] = await Promise.all([
    wanted.includes("categories") ? listCategories(ctx, { limit: MAX_NAMES, retired: true }) : { categories: [] },
    wanted.includes("teams") ? listTeams(ctx, { limit: MAX_NAMES }) : { teams: [] },
    wanted.includes("skills") ? listSkills(ctx, { limit: MAX_NAMES }) : { skills: [] },
    wanted.includes("people") ? loadColleagues(ctx) : [],
  ]);
  const named = categories.categories.map(({ slug, name, team, retiredAt }) => {
    return { slug, name, team, retired: retiredAt !== null };
  });
  return {
    categories: [...named.filter(({ retired }) => !retired), ...named.filter(({ retired }) => retired)],
    teams: teams.teams.map(({ id, name, members }) => ({ id, name, taker: acceptingLeadOf(members) })),
    skills: skills.skills.map(({ slug, name, state }) => ({ slug, name, proposed: state === "proposed" })),
    people,
  };
}

/** The people who can be assigned tickets, with their workload. */
export async function loadColleagues(ctx: Context): Promise<Colleague[]> {
  const { people } = await listAssignable(ctx, { limit: MAX_NAMES, assignable: true });
  return people.map(({ id, name, role, skills, teams, activeTickets, capacity, absence }) => ({
    id,
    name,
    role,
    skills,
    teams: teams.map((team) => ({ id: team.id, name: team.name })),
    active: activeTickets,
    capacity,
    absence: absence && { kind: absence.kind, why: absence.why },
  }));
}
