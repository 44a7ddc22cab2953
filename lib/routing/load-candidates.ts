import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { people, personSkills, teamMembers } from "@/lib/db/schema";
import type { Candidate } from "./choose-assignee";

/** Everybody who could ever have a ticket, as they are now, in one statement. */
export async function loadCandidates({ db }: Pick<Context, "db">): Promise<Candidate[]> {
  const none = sql`'{}'::text[]`;
  const rows = await db
    .select({
      id: people.id,
      name: people.name,
      role: people.role,
      deactivatedAt: people.deactivatedAt,
      availability: people.availability,
      awayUntil: people.awayUntil,
      activeTickets: people.activeTickets,
      capacity: people.capacity,
      lastAssignedAt: people.lastAssignedAt,
      presenceVersion: people.presenceVersion,
      skills: sql<
        string[]
      >`coalesce((select array_agg(${personSkills.skillSlug}) from ${personSkills} where ${eq(personSkills.personId, people.id)}), ${none})`,
      teamIds: sql<
        string[]
      >`coalesce((select array_agg(${teamMembers.teamId}::text) from ${teamMembers} where ${eq(teamMembers.personId, people.id)}), ${none})`,
      leads: sql<
        string | null
      >`(select ${teamMembers.teamId}::text from ${teamMembers} where ${and(eq(teamMembers.personId, people.id), teamMembers.lead)})`,
    })
    .from(people)
    .where(and(inArray(people.role, ["moderator", "admin"]), isNull(people.deletedAt)));
  return rows.map(({ deactivatedAt, ...row }) => ({ ...row, active: deactivatedAt === null }));
}
