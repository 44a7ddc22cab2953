import { and, eq, inArray, isNull } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { idempotencyKeys, mails, oneTimeTokens, people, personSkills, sessions, teamMembers } from "@/lib/db/schema";
import { notFound } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { isId } from "@/lib/ids";
import { assertNotLastAdmin } from "./assert-not-last-admin";
import { eraseApprover, lockTicketsAskedOf } from "./erase-approver";

const DELETED_NAME = "Deleted person";

/** Closes an account for good and erases its personal data. Throws `not_found`, or `conflict` for the last admin. */
export async function deletePerson(ctx: Context, input: { id: string }): Promise<void> {
  authorize(ctx.actor, "people.manage");
  if (!isId(input.id)) throw notFound("person");
  await transact(ctx, async (tx) => {
    const address = await lockTicketsAskedOf(tx.db, input.id);
    await assertNotLastAdmin(tx.db, input.id);
    const now = tx.now();
    const [deleted] = await tx.db
      .update(people)
      .set({
        name: DELETED_NAME,
        email: null,
        emailVerifiedAt: null,
        passwordHash: null,
        preferences: {},
        workingHours: null,
        handsTo: null,
        deactivatedAt: now,
        deletedAt: now,
        updatedAt: now,
      })
      .where(and(eq(people.id, input.id), isNull(people.deletedAt)))
      .returning({ id: people.id });
    if (!deleted) throw notFound("person");
    await erasePersonData(tx.db, deleted.id);
    if (address) await eraseApprover(tx.db, deleted.id, address);
    await tx.record({ type: "person/deactivated", personId: deleted.id, after: { deleted: true } });
  });
}

async function erasePersonData(db: Db, personId: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.personId, personId));
  await db.delete(oneTimeTokens).where(eq(oneTimeTokens.personId, personId));
  await db.delete(personSkills).where(eq(personSkills.personId, personId));
  await db.delete(teamMembers).where(eq(teamMembers.personId, personId));
  await db.delete(idempotencyKeys).where(eq(idempotencyKeys.personId, personId));
  const toPerson = eq(mails.recipientId, personId);
  await db
    .update(mails)
    .set({ state: "suppressed", leasedUntil: null })
    .where(and(toPerson, inArray(mails.state, ["pending", "failed"])));
  await db.update(mails).set({ toAddress: "", subject: "", textBody: null, htmlBody: null }).where(toPerson);
}
