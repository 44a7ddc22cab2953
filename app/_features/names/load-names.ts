import { listCategories, listSkills, listTeams } from "@/lib/catalogue/queries";
import type { Context } from "@/lib/context";
import { acceptingLeadOf } from "@/lib/domain/handover";
import { listAssignable } from "@/lib/people/queries";
import type { CatalogueNames, Colleague } from "./names";

/** More than a place has of these; what goes beyond is shown by its slug. */
const MOST = 500;

const ALL = ["categories", "teams", "skills", "people"] as const;

/** Names and choices for a desk page: all of them, or only those that it needs; the others are empty. */
export async function loadNames(
  ctx: Context,
  wanted: readonly (keyof CatalogueNames)[] = ALL,
): Promise<CatalogueNames> {
  const [categories, teams, skills, people] = await Promise.all([
    wanted.includes("categories") ? listCategories(ctx, { limit: MOST, retired: true }) : { categories: [] },
    wanted.includes("teams") ? listTeams(ctx, { limit: MOST }) : { teams: [] },
    wanted.includes("skills") ? listSkills(ctx, { limit: MOST }) : { skills: [] },
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

/** Who may be given a ticket, with what they have in hand: three statements. */
export async function loadColleagues(ctx: Context): Promise<Colleague[]> {
  const { people } = await listAssignable(ctx, { limit: MOST, assignable: true });
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
