import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { people, teamMembers } from "@/lib/db/schema";
import { canAssignDirectly } from "@/lib/domain/people";
import { invalid } from "@/lib/errors";

/**
 * Refuses to hand the tickets of who goes away to somebody who can't have them: nobody there, no moderator or admin, a
 * closed account, themselves. Whether they are there and have room is looked at when the tickets move.
 */
export async function assertDelegate(db: Db, personId: string, handsTo: string | undefined): Promise<void> {
  if (handsTo === undefined || handsTo === "keep" || handsTo === "queue") return;
  if (handsTo === personId) throw invalid("/handsTo", "Tickets are handed to somebody else.");
  const mayHold = and(ne(people.role, "user"), isNull(people.deactivatedAt), isNull(people.deletedAt));
  const [row] = await db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, handsTo), mayHold));
  if (!row) throw invalid("/handsTo", "Nobody of that id works on tickets.");
}

/**
 * Who goes away names somebody to whom they could hand a ticket straight: else an absence of a minute would put
 * everything on another team's table. Admins may name anybody for anyone.
 */
export async function assertDirectDelegate(db: Db, actor: PersonActor, handsTo: string | undefined): Promise<void> {
  if (handsTo === undefined || handsTo === "keep" || handsTo === "queue" || actor.role === "admin") return;
  const teamIds = sql<string[]>`array(
    select ${teamMembers.teamId} from ${teamMembers} where ${teamMembers.personId} = ${people.id})`;
  const { id, name, role } = people;
  const both = await db
    .select({ id, name, role, teamIds })
    .from(people)
    .where(inArray(id, [actor.id, handsTo]));
  const [giver, receiver] = [actor.id, handsTo].map((one) => both.find((person) => person.id === one));
  if (!giver || !receiver || !canAssignDirectly(giver, receiver)) {
    const who = receiver?.name ?? "Somebody";
    throw invalid("/handsTo", `${who} is in another team: give your tickets to the queue, or offer them to that team.`);
  }
}
