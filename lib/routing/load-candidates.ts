import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { people, personSkills, teamMembers } from "@/lib/db/schema";
import { loadHolidays } from "@/lib/settings/load-holidays";
import { offHoursAt } from "@/lib/working-hours/absence-at";
import type { Candidate } from "./candidate";

/** All moderators and admins, also deactivated ones, as they are now. Two statements. */
export async function loadCandidates({ db, now }: Pick<Context, "db" | "now">): Promise<Candidate[]> {
  const rows = await selectCandidates(db);
  // Read after the people: if a holiday changed meanwhile, their `presenceVersion` is old and the assignment fails.
  const holidays = await loadHolidays({ db });
  const at = now();
  return rows.map(({ deactivatedAt, workingHours, preferredZone, ...row }) => ({
    ...row,
    active: deactivatedAt === null,
    timeZone: workingHours?.timeZone ?? preferredZone ?? undefined,
    absence: workingHours && offHoursAt(workingHours, holidays, at),
  }));
}

function selectCandidates(db: Context["db"]) {
  const none = sql`'{}'::text[]`;
  return db
    .select({
      id: people.id,
      name: people.name,
      role: people.role,
      deactivatedAt: people.deactivatedAt,
      availability: people.availability,
      awayUntil: people.awayUntil,
      workingHours: people.workingHours,
      presenceVersion: people.presenceVersion,
      preferredZone: sql<string | null>`${people.preferences}->>'timeZone'`,
      activeTickets: people.activeTickets,
      capacity: people.capacity,
      lastAssignedAt: people.lastAssignedAt,
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
}
