import { and, eq, isNull } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { people } from "@/lib/db/schema";
import { notFound } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { isId } from "@/lib/ids";
import { assertNotLastAdmin } from "./assert-not-last-admin";
import { eraseApprover, lockTicketsAskedOf } from "./erase-approver";
import { erasePersonData } from "./erase-person-data";

const DELETED_NAME = "Deleted person";

/** Closes an account for good and takes the person out of it. Their tickets and history stay, without a name. */
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
