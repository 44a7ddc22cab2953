import { listCategories, listSkills, listTeams } from "@/lib/catalogue/queries";
import type { Context } from "@/lib/context";
import { listAssignable } from "@/lib/people/queries";
import type { Colleague, DeskNames } from "./desk-names";

/** More than a place has of these; what goes beyond is shown by its slug. */
const MOST = 500;

/** Names and choices for a desk page. */
export async function loadNames(ctx: Context): Promise<DeskNames> {
  const [categories, teams, skills, people] = await Promise.all([
    listCategories(ctx, { limit: MOST, retired: true }),
    listTeams(ctx, { limit: MOST }),
    listSkills(ctx, { limit: MOST }),
    loadColleagues(ctx),
  ]);
  const named = categories.categories.map(({ slug, name, team, retiredAt }) => {
    return { slug, name, team, retired: retiredAt !== null };
  });
  return {
    categories: [...named.filter(({ retired }) => !retired), ...named.filter(({ retired }) => retired)],
    teams: teams.teams.map(({ id, name }) => ({ id, name })),
    skills: skills.skills.map(({ slug, name, state }) => ({ slug, name, proposed: state === "proposed" })),
    people,
  };
}

async function loadColleagues(ctx: Context): Promise<Colleague[]> {
  const { people } = await listAssignable(ctx, { limit: MOST, assignable: true });
  return people.map(({ id, name, role, skills, teams, activeTickets, capacity, availability, awayUntil, absence }) => ({
    id,
    name,
    role,
    skills,
    teams: teams.map((team) => ({ id: team.id, name: team.name })),
    active: activeTickets,
    capacity,
    availability,
    awayUntil: awayUntil?.toISOString() ?? null,
    absence: absence?.why ?? null,
  }));
}
