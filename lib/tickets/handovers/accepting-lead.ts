import { and, eq, inArray, isNull, lte, ne, or, type Placeholder, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Context } from "@/lib/context";
import { jsonObject } from "@/lib/db/json";
import { handovers, people, teamMembers, teams } from "@/lib/db/schema";
import type { ReceivingTeam } from "@/lib/domain/handover";

const seat = alias(teamMembers, "seat");
const lead = alias(people, "lead");

/** SQL column for the lead who accepts tickets for a team; null if the lead is away or not active. */
export function acceptingLeadColumn(teamId: SQLWrapper): SQL<ReceivingTeam["taker"]> {
  const isActive = and(ne(lead.role, "user"), isNull(lead.deactivatedAt));
  const isPresent = or(eq(lead.availability, "available"), lte(lead.awayUntil, sql`now()`));
  return sql`(
    select ${jsonObject({ id: lead.id, name: lead.name })}
    from ${teamMembers} as ${seat} join ${people} as ${lead} on ${lead.id} = ${seat.personId}
    where ${and(sql`${seat.teamId} = ${teamId}`, seat.lead, isActive, isPresent)})`;
}

/** The teams of these people, with the lead who accepts tickets for each. One row for each person and team. */
export function teamsOf({ db }: Pick<Context, "db">, personIds: string[]) {
  return db
    .select({ personId: teamMembers.personId, id: teams.id, name: teams.name, taker: acceptingLeadColumn(teams.id) })
    .from(teamMembers)
    .innerJoin(teams, eq(teams.id, teamMembers.teamId))
    .where(inArray(teamMembers.personId, personIds));
}

/** SQL for offers to a team that this person leads, even while they are away. The outer statement reads `handovers`. */
export function isLeadOfOffered(personId: string | Placeholder): SQL<boolean> {
  return sql<boolean>`exists (
    select 1 from ${teamMembers}
    where ${teamMembers.teamId} = ${handovers.teamId} and ${teamMembers.personId} = ${personId} and ${teamMembers.lead})`;
}
