import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { people, teamMembers } from "@/lib/db/schema";
import { invalid } from "@/lib/errors";

/**
 * Refuses to hand the tickets of who goes away to somebody who can't have them: nobody there, no moderator or admin, a
 * closed account, themselves. Whether they are there and have room is looked at when the tickets move.
 */
export async function assertReceiver(db: Db, personId: string, handsTo: string | undefined): Promise<void> {
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
 * Who goes away names somebody to whom they could hand a ticket straight, as lib/tickets/handover/who-may-hand.ts has it:
 * else an absence of a minute would put everything on another team's table. Admins may name anybody for anyone.
 */
export async function assertNearReceiver(db: Db, actor: PersonActor, handsTo: string | undefined): Promise<void> {
  if (handsTo === undefined || handsTo === "keep" || handsTo === "queue" || actor.role === "admin") return;
  const seats = sql`select ${teamMembers.teamId} from ${teamMembers} where ${teamMembers.personId} = ${people.id}`;
  const mine = sql`select ${teamMembers.teamId} from ${teamMembers} where ${teamMembers.personId} = ${actor.id}`;
  const isNear = sql<boolean>`(${people.role} = 'admin' or not exists (${seats}) or exists (${seats} intersect ${mine}))`;
  const [row] = await db.select({ name: people.name, isNear }).from(people).where(eq(people.id, handsTo));
  if (!row?.isNear) {
    const who = row?.name ?? "Somebody";
    throw invalid("/handsTo", `${who} is in another team: give your tickets to the queue, or offer them to that team.`);
  }
}
