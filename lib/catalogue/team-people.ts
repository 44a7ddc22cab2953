import { and, asc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { isStaff } from "@/lib/auth/actor";
import type { Context } from "@/lib/context";
import { categories, people, personSkills, skills, teamMembers } from "@/lib/db/schema";
import { loadHolidays } from "@/lib/settings/load-holidays";
import { absenceAt } from "@/lib/working-hours/absence-at";
import type { Team, TeamMember } from "./views";

export type TeamWithoutPeople = Pick<Team, "id" | "slug" | "name" | "email">;

/** Adds members, expertise (the members' skills) and categories to a page of teams. At most four queries. */
export async function withPeople(ctx: Context, page: TeamWithoutPeople[]): Promise<Team[]> {
  if (page.length === 0) return [];
  const ids = page.map((team) => team.id);
  const members = isStaff(ctx.actor) ? await membersOf(ctx, ids) : [];
  const expertise = await expertiseOf(ctx, ids);
  const teamCategories = await categoriesOf(ctx, ids);
  const ofTeam = <T extends { teamId: string | null }>(rows: T[], teamId: string) =>
    rows.filter((row) => row.teamId === teamId);
  return page.map((team) => ({
    ...team,
    members: ofTeam(members, team.id).map(({ teamId: _team, ...member }) => member),
    expertise: ofTeam(expertise, team.id).map((row) => row.slug),
    categories: ofTeam(teamCategories, team.id).map((row) => row.slug),
  }));
}

const isWorking = and(isNull(people.deactivatedAt), ne(people.role, "user"));

async function membersOf(ctx: Context, teamIds: string[]): Promise<(TeamMember & { teamId: string })[]> {
  const rows = await selectMembers(ctx, teamIds);
  const now = ctx.now();
  const holidays = rows.some((row) => row.workingHours) ? await loadHolidays(ctx) : new Map<string, string>();
  return rows.map(({ awayUntil, workingHours, zone, ...member }) => {
    const facts = { availability: member.availability, awayUntil, workingHours, timeZone: zone ?? undefined };
    const isBack = awayUntil !== null && awayUntil <= now;
    return {
      ...member,
      availability: isBack ? "available" : member.availability,
      absence: absenceAt(facts, holidays, now),
    };
  });
}

function selectMembers({ db }: Context, teamIds: string[]) {
  return db
    .select({
      teamId: teamMembers.teamId,
      id: people.id,
      name: people.name,
      lead: teamMembers.lead,
      activeTickets: people.activeTickets,
      capacity: people.capacity,
      availability: people.availability,
      awayUntil: people.awayUntil,
      workingHours: people.workingHours,
      zone: sql<string | null>`${people.preferences}->>'timeZone'`,
    })
    .from(teamMembers)
    .innerJoin(people, eq(people.id, teamMembers.personId))
    .where(and(inArray(teamMembers.teamId, teamIds), isWorking))
    .orderBy(asc(people.name), asc(people.id));
}

function expertiseOf({ db }: Context, teamIds: string[]) {
  return db
    .selectDistinct({ teamId: teamMembers.teamId, slug: skills.slug })
    .from(teamMembers)
    .innerJoin(people, eq(people.id, teamMembers.personId))
    .innerJoin(personSkills, eq(personSkills.personId, people.id))
    .innerJoin(skills, and(eq(skills.slug, personSkills.skillSlug), eq(skills.state, "active")))
    .where(and(inArray(teamMembers.teamId, teamIds), isWorking))
    .orderBy(asc(skills.slug));
}

function categoriesOf({ db }: Context, teamIds: string[]) {
  return db
    .select({ teamId: categories.teamId, slug: categories.slug })
    .from(categories)
    .where(and(inArray(categories.teamId, teamIds), isNull(categories.retiredAt)))
    .orderBy(asc(categories.position), asc(categories.slug));
}
