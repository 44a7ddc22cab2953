import { and, eq, inArray, notInArray, or } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { personSkills, skills, teamMembers, teams } from "@/lib/db/schema";
import { AppError, type FieldError } from "@/lib/errors";
import { isId } from "@/lib/ids";

/** Makes these the person's skills. Each must be an active skill's slug; `invalid` points at those that are not. */
export async function setSkills(db: Db, personId: string, slugs: string[]): Promise<void> {
  const known = await db
    .select({ slug: skills.slug })
    .from(skills)
    .where(and(inArray(skills.slug, slugs), eq(skills.state, "active")));
  refuseUnknown("skills", "skill", slugs, new Set(known.map((skill) => skill.slug)));
  await db.delete(personSkills).where(eq(personSkills.personId, personId));
  if (slugs.length > 0) await db.insert(personSkills).values(slugs.map((skillSlug) => ({ personId, skillSlug })));
}

/** Makes these, by id or slug, the person's teams. Who leads a team that stays goes on leading it. */
export async function setTeams(db: Db, personId: string, named: string[]): Promise<void> {
  const ids = named.filter(isId);
  const known = await db
    .select({ id: teams.id, slug: teams.slug })
    .from(teams)
    .where(or(inArray(teams.slug, named), inArray(teams.id, ids)));
  refuseUnknown("teams", "team", named, new Set(known.flatMap((team) => [team.id, team.slug])));
  const kept = known.map((team) => team.id);
  await db
    .delete(teamMembers)
    .where(and(eq(teamMembers.personId, personId), kept.length > 0 ? notInArray(teamMembers.teamId, kept) : undefined));
  if (kept.length === 0) return;
  await db
    .insert(teamMembers)
    .values(kept.map((teamId) => ({ teamId, personId })))
    .onConflictDoNothing();
}

function refuseUnknown(field: string, noun: string, given: string[], known: Set<string>): void {
  const errors: FieldError[] = given.flatMap((word, index) =>
    known.has(word) ? [] : [{ pointer: `/${field}/${index}`, message: `There is no ${noun} "${word}".` }],
  );
  if (errors.length > 0) throw new AppError("invalid", errors[0]!.message, { errors });
}
