import { and, eq, inArray, notInArray, or } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { personSkills, skills, teamMembers, teams } from "@/lib/db/schema";
import { AppError, type FieldError } from "@/lib/errors";
import { isId } from "@/lib/ids";

/** Replaces the person's skills. Throws `invalid` with a pointer to each slug that is not an active skill. */
export async function setSkills(db: Db, personId: string, slugs: string[]): Promise<void> {
  const known = await db
    .select({ slug: skills.slug })
    .from(skills)
    .where(and(inArray(skills.slug, slugs), eq(skills.state, "active")));
  assertKnown("skills", "skill", slugs, new Set(known.map((skill) => skill.slug)));
  await db.delete(personSkills).where(eq(personSkills.personId, personId));
  if (slugs.length > 0) await db.insert(personSkills).values(slugs.map((skillSlug) => ({ personId, skillSlug })));
}

/** Replaces the person's teams (ids or slugs). A lead stays lead of a kept team. Throws `invalid` for unknown teams. */
export async function setTeams(db: Db, personId: string, teamRefs: string[]): Promise<void> {
  const ids = teamRefs.filter(isId);
  const known = await db
    .select({ id: teams.id, slug: teams.slug })
    .from(teams)
    .where(or(inArray(teams.slug, teamRefs), inArray(teams.id, ids)));
  assertKnown("teams", "team", teamRefs, new Set(known.flatMap((team) => [team.id, team.slug])));
  const teamIds = known.map((team) => team.id);
  await db
    .delete(teamMembers)
    .where(
      and(eq(teamMembers.personId, personId), teamIds.length > 0 ? notInArray(teamMembers.teamId, teamIds) : undefined),
    );
  if (teamIds.length === 0) return;
  await db
    .insert(teamMembers)
    .values(teamIds.map((teamId) => ({ teamId, personId })))
    .onConflictDoNothing();
}

function assertKnown(field: string, noun: string, values: string[], known: Set<string>): void {
  const errors: FieldError[] = values.flatMap((value, index) =>
    known.has(value) ? [] : [{ pointer: `/${field}/${index}`, message: `There is no ${noun} "${value}".` }],
  );
  if (errors.length > 0) throw new AppError("invalid", errors[0]!.message, { errors });
}
