import { authorize } from "@/lib/auth/authorize";
import { inHashQueue } from "@/lib/auth/hash-queue";
import { hashPassword, temporaryPassword } from "@/lib/auth/password";
import type { Context } from "@/lib/context";
import { people } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { newId } from "@/lib/ids";
import type { InvitePerson } from "./input";
import { findPerson, type Person } from "./queries";
import { setSkills, setTeams } from "./set-skills-and-teams";

export type Invited = Person & {
  /** We show it only once: it is null if the same request is repeated. */
  temporaryPassword: string | null;
};

/** Creates an account with a temporary password, which must be changed. Throws `conflict` if the address is in use. */
export async function invitePerson(ctx: Context, input: InvitePerson): Promise<Invited> {
  authorize(ctx.actor, "people.manage");
  const password = temporaryPassword();
  const passwordHash = await inHashQueue(() => hashPassword(password));
  const invited = await transact(ctx, async (tx): Promise<Invited> => {
    const { skills, teams, ...account } = input;
    const now = tx.now();
    const [person] = await tx.db
      .insert(people)
      .values({ id: newId(), ...account, passwordHash, mustChangePassword: true, createdAt: now, updatedAt: now })
      .onConflictDoNothing({ target: people.email })
      .returning({ id: people.id });
    if (!person) throw new AppError("conflict", "There is already an account with this email address.");
    await setSkills(tx.db, person.id, skills);
    await setTeams(tx.db, person.id, teams);
    await tx.record({ type: "user/signup", personId: person.id, after: { role: input.role, by: "invitation" } });
    // Tells routing about the new capacity for waiting tickets.
    if (input.role !== "user") await tx.record({ type: "person/availability.changed", personId: person.id });
    return { ...(await findPerson(tx, person.id)), temporaryPassword: null };
  });
  return { ...invited, temporaryPassword: password };
}
