import { and, asc, count, eq, gt, inArray, isNull, or, type SQL } from "drizzle-orm";
import { z } from "zod";
import { isStaff } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { cutPage, readCursor } from "@/lib/cursor";
import { categories, people, personSkills, skills, teams } from "@/lib/db/schema";
import { notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { approvalStepsByCategory } from "./approval-steps";
import { type ListCategories, type ListSkills, type ListTeams, SLUG } from "./input";
import { type TeamWithoutPeople, withPeople } from "./team-people";
import type { Category, Skill, Team } from "./views";

const BySlug = z.tuple([z.string().max(40).regex(SLUG)]);
const ByPosition = z.tuple([z.int32(), z.string().max(40).regex(SLUG)]);

/** A page of categories in the order that admins chose. */
export async function listCategories(ctx: Context, input: ListCategories) {
  authorize(ctx.actor, "catalogue.read");
  const after = readCursor(input.cursor, ByPosition);
  const rows = await categoryRows(ctx)
    .where(
      and(
        input.retired ? undefined : isNull(categories.retiredAt),
        after &&
          or(gt(categories.position, after[0]), and(eq(categories.position, after[0]), gt(categories.slug, after[1]))),
      ),
    )
    .orderBy(asc(categories.position), asc(categories.slug))
    .limit(input.limit + 1);
  const { page, nextCursor } = cutPage(rows, input.limit, ({ position, slug }) => [position, slug]);
  return { categories: await withSteps(ctx, page), nextCursor };
}

/** One category, retired or not. Throws `not_found`. */
export async function findCategory(ctx: Context, id: string): Promise<Category> {
  authorize(ctx.actor, "catalogue.read");
  const [row] = isId(id) ? await categoryRows(ctx).where(eq(categories.id, id)) : [];
  if (!row) throw notFound("category");
  const [category] = await withSteps(ctx, [row]);
  return category!;
}

/** The categories with these slugs, also retired ones, in the order that admins chose. */
export async function categoriesBySlug(ctx: Context, slugs: string[]): Promise<Category[]> {
  authorize(ctx.actor, "catalogue.read");
  const rows = await categoryRows(ctx)
    .where(inArray(categories.slug, slugs))
    .orderBy(asc(categories.position), asc(categories.slug));
  return withSteps(ctx, rows);
}

export async function listTeams(ctx: Context, input: ListTeams) {
  authorize(ctx.actor, "catalogue.read");
  const after = readCursor(input.cursor, BySlug);
  const rows = await teamRows(ctx, after && gt(teams.slug, after[0]), input.limit + 1);
  const { page, nextCursor } = cutPage(rows, input.limit, ({ slug }) => [slug]);
  return { teams: await withPeople(ctx, page), nextCursor };
}

/** Ids and names of all teams, sorted by name. One statement. */
export async function listTeamNames(ctx: Context): Promise<{ id: string; name: string }[]> {
  authorize(ctx.actor, "catalogue.read");
  return ctx.db.select({ id: teams.id, name: teams.name }).from(teams).orderBy(asc(teams.name), asc(teams.id));
}

/** One team. Throws `not_found`. */
export async function findTeam(ctx: Context, id: string): Promise<Team> {
  authorize(ctx.actor, "catalogue.read");
  const [team] = isId(id) ? await withPeople(ctx, await teamRows(ctx, eq(teams.id, id), 1)) : [];
  if (!team) throw notFound("team");
  return team;
}

/** A page of skills, sorted by slug. Proposed skills come from tickets, so only staff can see them. */
export async function listSkills(ctx: Context, input: ListSkills) {
  authorize(ctx.actor, "catalogue.read");
  const after = readCursor(input.cursor, BySlug);
  const rows = await skillRows(ctx)
    .where(and(visibleSkills(ctx), input.state && eq(skills.state, input.state), after && gt(skills.slug, after[0])))
    .orderBy(asc(skills.slug))
    .limit(input.limit + 1);
  const { page, nextCursor } = cutPage(rows, input.limit, ({ slug }) => [slug]);
  return { skills: page, nextCursor };
}

/** One skill. Throws `not_found`. */
export async function findSkill(ctx: Context, id: string): Promise<Skill> {
  authorize(ctx.actor, "catalogue.read");
  const [row] = isId(id) ? await skillRows(ctx).where(and(eq(skills.id, id), visibleSkills(ctx))) : [];
  if (!row) throw notFound("skill");
  return row;
}

function categoryRows({ db }: Context) {
  return db
    .select({
      id: categories.id,
      slug: categories.slug,
      name: categories.name,
      description: categories.description,
      keywords: categories.keywords,
      team: { id: teams.id, name: teams.name },
      position: categories.position,
      retiredAt: categories.retiredAt,
    })
    .from(categories)
    .leftJoin(teams, eq(teams.id, categories.teamId));
}

function teamRows({ db }: Context, where: SQL | undefined, limit: number): Promise<TeamWithoutPeople[]> {
  return db
    .select({ id: teams.id, slug: teams.slug, name: teams.name, email: teams.email })
    .from(teams)
    .where(where)
    .orderBy(asc(teams.slug))
    .limit(limit);
}

async function withSteps(ctx: Context, rows: Awaited<ReturnType<typeof categoryRows>>): Promise<Category[]> {
  const ids = rows.map(({ id }) => id);
  const steps = await approvalStepsByCategory(ctx, ids);
  return rows.map((row) => ({
    ...row,
    approvalSteps: steps.get(row.id) ?? [],
    retiredAt: row.retiredAt?.toISOString() ?? null,
  }));
}

function skillRows({ db }: Context) {
  return db
    .select({
      id: skills.id,
      slug: skills.slug,
      name: skills.name,
      aliases: skills.aliases,
      state: skills.state,
      people: count(people.id),
    })
    .from(skills)
    .leftJoin(personSkills, eq(personSkills.skillSlug, skills.slug))
    .leftJoin(people, and(eq(people.id, personSkills.personId), isNull(people.deactivatedAt)))
    .groupBy(skills.id);
}

function visibleSkills({ actor }: Context): SQL | undefined {
  return isStaff(actor) ? undefined : eq(skills.state, "active");
}
