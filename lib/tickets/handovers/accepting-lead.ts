import { and, eq, inArray, isNull, lte, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Context } from "@/lib/context";
import { jsonObject } from "@/lib/db/json";
import { people, teamMembers, teams } from "@/lib/db/schema";

const seat = alias(teamMembers, "seat");
const lead = alias(people, "lead");

export interface AcceptingLead {
  id: string;
  name: string;
}

/** SQL column for the lead of the outer statement's team, if active and not away. */
export function acceptingLeadColumn(teamId: SQLWrapper): SQL<AcceptingLead | null> {
  const isPresent = or(eq(lead.availability, "available"), lte(lead.awayUntil, sql`now()`));
  return sql<AcceptingLead | null>`(
    select ${jsonObject({ id: lead.id, name: lead.name })}
    from ${teamMembers} as ${seat} join ${people} as ${lead} on ${lead.id} = ${seat.personId}
    where ${and(sql`${seat.teamId} = ${teamId}`, seat.lead, isActiveStaff(), isPresent)})`;
}

function isActiveStaff(): SQL {
  return and(inArray(lead.role, ["moderator", "admin"]), isNull(lead.deactivatedAt))!;
}

/** The teams of these people, each with the lead who accepts tickets for it. */
export function teamsOf({ db }: Pick<Context, "db">, personIds: string[]) {
  return db
    .select({ personId: teamMembers.personId, id: teams.id, name: teams.name, taker: acceptingLeadColumn(teams.id) })
    .from(teamMembers)
    .innerJoin(teams, eq(teams.id, teamMembers.teamId))
    .where(inArray(teamMembers.personId, personIds));
}

/** True even while the lead is away. */
export async function isTeamLead({ db }: Pick<Context, "db">, personId: string, teamId: string): Promise<boolean> {
  const rows = await db
    .select({ id: teamMembers.teamId })
    .from(teamMembers)
    .where(and(eq(teamMembers.teamId, teamId), eq(teamMembers.personId, personId), teamMembers.lead));
  return rows.length > 0;
}
