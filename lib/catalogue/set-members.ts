import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { people, teamMembers } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import type { TeamMemberInput } from "./input";

/** Makes these the team's members and no others. Throws `invalid` for people who don't work here, `conflict` for a lead who leads elsewhere. */
export async function setMembers({ db }: Context, teamId: string, members: TeamMemberInput[]): Promise<void> {
  await assertWorking({ db }, members);
  await db.delete(teamMembers).where(eq(teamMembers.teamId, teamId));
  if (members.length === 0) return;
  const added = await db
    .insert(teamMembers)
    .values(members.map((member) => ({ ...member, teamId })))
    .onConflictDoNothing()
    .returning({ personId: teamMembers.personId });
  if (added.length < members.length) throw new AppError("conflict", "The lead of this team leads another one already.");
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
      : [{ pointer: `/members/${index}/personId`, message: "Members are active moderators or admins." }],
  );
  if (errors[0]) throw new AppError("invalid", errors[0].message, { errors });
}
