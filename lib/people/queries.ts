import { and, eq, ilike, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { cutPage, readCursor } from "@/lib/cursor";
import { people, personSkills, teamMembers, teams } from "@/lib/db/schema";
import type { Availability, Role, WorkingHours } from "@/lib/domain/people";
import { AppError, notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import type { Absence } from "@/lib/working-hours/absence-at";
import type { ListPeople, Preferences } from "./input";
import { countTickets, selectPeople, sortableName } from "./rows";

/** What moderators see of people they can assign tickets to. The email address is not included. */
export interface Assignable {
  id: string;
  name: string;
  role: Role;
  skills: string[];
  teams: { id: string; name: string; lead: boolean }[];
  capacity: number;
  availability: Availability;
  awayUntil: Date | null;
  /** Why the person is not at work now; null if they are at work. */
  absence: Absence | null;
  activeTickets: number;
}

export interface Me extends Assignable {
  email: string | null;
  emailVerified: boolean;
  mustChangePassword: boolean;
  preferences: Preferences;
  /** Null: always at work. */
  workingHours: WorkingHours | null;
  /** `queue` or a person's id; null: open tickets stay. */
  handsTo: string | null;
  createdAt: Date;
}

export interface Person extends Omit<Me, "preferences"> {
  deactivatedAt: Date | null;
  ticketCount: number;
  /** Unfinished tickets that the person opened. */
  openTickets: number;
}

export interface PeoplePage<T> {
  people: T[];
  nextCursor: string | null;
}

/** A page of accounts with their ticket counts, sorted by name. */
export async function listPeople(ctx: Context, query: ListPeople): Promise<PeoplePage<Person>> {
  authorize(ctx.actor, "people.manage");
  const { page, nextCursor } = await pageOf(ctx, query);
  return { people: await withCounts(ctx, page), nextCursor };
}

/** A page of active moderators and admins, sorted by name. */
export async function listAssignable(ctx: Context, query: ListPeople): Promise<PeoplePage<Assignable>> {
  authorize(ctx.actor, "people.names");
  const role = (query.role ?? ["moderator", "admin"]).filter((role) => role !== "user");
  const { page, nextCursor } = await pageOf(ctx, { ...query, role }, isNull(people.deactivatedAt));
  return {
    people: page.map(
      ({ id, name, role, skills, teams, capacity, availability, awayUntil, absence, activeTickets }): Assignable => {
        return { id, name, role, skills, teams, capacity, availability, awayUntil, absence, activeTickets };
      },
    ),
    nextCursor,
  };
}

/** One account. Throws `not_found` if it does not exist or is deleted. */
export async function findPerson(ctx: Context, id: string): Promise<Person> {
  authorize(ctx.actor, "people.manage");
  const [person] = isId(id) ? await withCounts(ctx, await selectPeople(ctx, eq(people.id, id), 1)) : [];
  if (!person) throw notFound("person");
  return person;
}

export async function findMe(ctx: Context): Promise<Me> {
  authorize(ctx.actor, "self.manage");
  if (ctx.actor.kind !== "person") throw new AppError("forbidden", "Only a person has a profile.");
  const [row] = await selectPeople(ctx, eq(people.id, ctx.actor.id), 1);
  if (!row) throw notFound("person");
  const { sortName: _sort, deactivatedAt: _never, ...account } = row;
  return account;
}

async function pageOf(ctx: Context, query: ListPeople, more?: SQL) {
  const after = readCursor(query.cursor, z.tuple([z.string(), z.uuid()]));
  const where = and(
    after && sql`(${sortableName}, ${people.id}) > (${after[0]}::text, ${after[1]}::uuid)`,
    query.role && inArray(people.role, query.role),
    query.state && inState(query.state),
    query.search ? matches(query.search) : undefined,
    more,
  );
  const found = await selectPeople(ctx, where, query.limit + 1);
  return cutPage(found, query.limit, ({ sortName, id }) => [sortName, id]);
}

function inState(state: NonNullable<ListPeople["state"]>): SQL | undefined {
  if (state === "deactivated") return isNotNull(people.deactivatedAt);
  return and(isNull(people.deactivatedAt), eq(people.mustChangePassword, state === "invited"));
}

function matches(search: string): SQL | undefined {
  const like = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  return or(
    ilike(people.name, like),
    ilike(people.email, like),
    sql`exists (select 1 from ${personSkills}
      where ${personSkills.personId} = ${people.id} and ${personSkills.skillSlug} ilike ${like})`,
    sql`exists (select 1 from ${teamMembers} join ${teams} on ${teams.id} = ${teamMembers.teamId}
      where ${teamMembers.personId} = ${people.id} and ${teams.name} ilike ${like})`,
  );
}

async function withCounts(ctx: Context, rows: Awaited<ReturnType<typeof selectPeople>>): Promise<Person[]> {
  const ids = rows.map(({ id }) => id);
  const counts = await countTickets(ctx, ids);
  return rows.map(({ sortName: _sort, preferences: _own, ...row }) => ({
    ...row,
    ...(counts.get(row.id) ?? { ticketCount: 0, openTickets: 0 }),
  }));
}
