import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { people, teamMembers } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import type { Transaction } from "@/lib/events/transact";
import type { TeamMemberInput } from "./input";

/**
 * Replaces the team's members. Throws `invalid` for people who are not active agents or admins, and `conflict` if the
 * new lead already leads another team.
 */
export async function setMembers(tx: Transaction, teamId: string, members: TeamMemberInput[]): Promise<void> {
  await assertWorking(tx, members);
  const removed = await tx.db
    .delete(teamMembers)
    .where(eq(teamMembers.teamId, teamId))
    .returning({ personId: teamMembers.personId, lead: teamMembers.lead });
  if (members.length > 0) {
    const added = await tx.db
      .insert(teamMembers)
      .values(members.map((member) => ({ ...member, teamId })))
      .onConflictDoNothing()
      .returning({ personId: teamMembers.personId });
    if (added.length < members.length)
      throw new AppError(
        "conflict",
        "The person you chose as lead already leads another team. A person can lead only one.",
      );
  }
  await recordChanges(tx, teamId, removed, members);
}

type Membership = Pick<TeamMemberInput, "personId" | "lead">;

/** Records each changed member. Only the first event is published: one is enough to start routing. */
async function recordChanges(
  tx: Transaction,
  teamId: string,
  before: Membership[],
  after: Membership[],
): Promise<void> {
  const places = (members: Membership[]) =>
    new Map(members.map(({ personId, lead }) => [personId, lead ? ("lead" as const) : ("member" as const)]));
  const [was, is] = [places(before), places(after)];
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter((id) => was.get(id) !== is.get(id));
  for (const [index, personId] of changed.entries()) {
    await tx.record({
      type: "person/availability.changed",
      personId,
      before: { team: teamId, place: was.get(personId) ?? null },
      after: { team: teamId, place: is.get(personId) ?? null },
      publish: index === 0,
    });
  }
}

async function assertWorking({ db }: Pick<Context, "db">, members: TeamMemberInput[]): Promise<void> {
  if (members.length === 0) return;
  const ids = members.map((member) => member.personId);
  const working = await db
    .select({ id: people.id })
    .from(people)
    .where(and(inArray(people.id, ids), isNull(people.deactivatedAt), ne(people.role, "user")));
  const known = new Set(working.map((person) => person.id));
  const errors = ids.flatMap((id, index) =>
    known.has(id)
      ? []
      : [{ pointer: `/members/${index}/personId`, message: "Members must be active agents or admins." }],
  );
  if (errors[0]) throw new AppError("invalid", errors[0].message, { errors });
}
