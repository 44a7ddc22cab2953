import { and, asc, count, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { people, personSkills, teamMembers, teams, tickets } from "@/lib/db/schema";
import { ACTIVE_STATUSES } from "@/lib/domain/ticket";
import { loadHolidays } from "@/lib/settings/load-holidays";
import { absenceAt } from "@/lib/working-hours/absence-at";
import { currentAvailability } from "./availability";
import type { Preferences } from "./input";

type Store = Pick<Context, "db" | "now">;

/** Lists of people are sorted by this, then by id. An index has the same expression. */
export const sortableName = sql<string>`lower(${people.name})`;

/** Accounts that are not deleted, with skills and teams, sorted by name. Never selects the password hash. */
export async function selectPeople(ctx: Store, where: SQL | undefined, limit: number) {
  const rows = await ctx.db
    .select({
      id: people.id,
      name: people.name,
      sortName: sortableName,
      email: people.email,
      emailVerifiedAt: people.emailVerifiedAt,
      role: people.role,
      mustChangePassword: people.mustChangePassword,
      capacity: people.capacity,
      availability: people.availability,
      awayUntil: people.awayUntil,
      handsTo: people.handsTo,
      workingHours: people.workingHours,
      activeTickets: people.activeTickets,
      preferences: people.preferences,
      deactivatedAt: people.deactivatedAt,
      createdAt: people.createdAt,
    })
    .from(people)
    .where(and(where, isNull(people.deletedAt)))
    .orderBy(asc(sortableName), asc(people.id))
    .limit(limit);
  const ids = rows.map((row) => row.id);
  const skills = await skillsOf(ctx, ids);
  const memberships = await teamsOf(ctx, ids);
  const now = ctx.now();
  // Holidays apply only to people with working hours.
  const holidays = rows.some((row) => row.workingHours) ? await loadHolidays(ctx) : new Map<string, string>();
  return rows.map(({ emailVerifiedAt, ...row }) => ({
    ...row,
    ...currentAvailability(row, now),
    absence: absenceAt({ ...row, timeZone: (row.preferences as Preferences).timeZone }, holidays, now),
    preferences: row.preferences as Preferences,
    emailVerified: emailVerifiedAt !== null,
    skills: skills.filter(({ personId }) => personId === row.id).map(({ slug }) => slug),
    teams: memberships.filter(({ personId }) => personId === row.id).map(({ id, name, lead }) => ({ id, name, lead })),
  }));
}

/** Counts the tickets that each person opened: all that are not deleted, and those not finished. */
export async function countTickets(ctx: Store, requesterIds: string[]) {
  if (requesterIds.length === 0) return new Map<string, { ticketCount: number; openTickets: number }>();
  const isActive = inArray(tickets.status, [...ACTIVE_STATUSES]);
  const rows = await ctx.db
    .select({
      requesterId: tickets.requesterId,
      ticketCount: count(),
      openTickets: sql<number>`count(*) filter (where ${isActive})`.mapWith(Number),
    })
    .from(tickets)
    .where(and(inArray(tickets.requesterId, requesterIds), isNull(tickets.deletedAt)))
    .groupBy(tickets.requesterId);
  return new Map(rows.map(({ requesterId, ...counts }) => [requesterId, counts]));
}

function skillsOf(ctx: Store, ids: string[]) {
  if (ids.length === 0) return Promise.resolve([]);
  return ctx.db
    .select({ personId: personSkills.personId, slug: personSkills.skillSlug })
    .from(personSkills)
    .where(inArray(personSkills.personId, ids))
    .orderBy(asc(personSkills.skillSlug));
}

function teamsOf(ctx: Store, ids: string[]) {
  if (ids.length === 0) return Promise.resolve([]);
  return ctx.db
    .select({ personId: teamMembers.personId, id: teams.id, name: teams.name, lead: teamMembers.lead })
    .from(teamMembers)
    .innerJoin(teams, eq(teams.id, teamMembers.teamId))
    .where(inArray(teamMembers.personId, ids))
    .orderBy(asc(teams.name), asc(teams.id));
}
