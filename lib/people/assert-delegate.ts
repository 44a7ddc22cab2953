import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { people, teamMembers } from "@/lib/db/schema";
import { canAssignDirectly } from "@/lib/domain/people";
import { invalid } from "@/lib/errors";

/** Throws `invalid` if `handsTo` is a person, but not another active moderator or admin. */
export async function assertDelegate(db: Db, personId: string, handsTo: string | undefined): Promise<void> {
  if (handsTo === undefined || handsTo === "keep" || handsTo === "queue") return;
  if (handsTo === personId) throw invalid("/handsTo", "Choose another person.");
  const canHaveTickets = and(ne(people.role, "user"), isNull(people.deactivatedAt), isNull(people.deletedAt));
  const [row] = await db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, handsTo), canHaveTickets));
  if (!row) throw invalid("/handsTo", "This person can't be assigned tickets.");
}

/** Throws `invalid` if the actor may not assign to the delegate: an absence must not move tickets to another team. */
export async function assertDirectDelegate(db: Db, actor: PersonActor, handsTo: string | undefined): Promise<void> {
  if (handsTo === undefined || handsTo === "keep" || handsTo === "queue" || actor.role === "admin") return;
  const teamIds = sql<string[]>`array(
    select ${teamMembers.teamId} from ${teamMembers} where ${teamMembers.personId} = ${people.id})`;
  const { id, name, role } = people;
  const rows = await db
    .select({ id, name, role, teamIds })
    .from(people)
    .where(inArray(id, [actor.id, handsTo]));
  const [sender, recipient] = [actor.id, handsTo].map((one) => rows.find((person) => person.id === one));
  if (!sender || !recipient || !canAssignDirectly(sender, recipient)) {
    const name = recipient?.name ?? "This person";
    throw invalid(
      "/handsTo",
      `${name} is in another team. Return your tickets to the queue, or transfer them to that team.`,
    );
  }
}
