import { and, eq, isNull } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { people } from "@/lib/db/schema";
import { notFound } from "@/lib/errors";
import { transact } from "@/lib/events/transact";
import { isId } from "@/lib/ids";
import { eraseApprover, holdAskedTickets } from "./erase-approver";
import { eraseTraces } from "./erase-traces";
import { keepAnAdmin } from "./keep-an-admin";

const DELETED_NAME = "Deleted person";

/** Closes an account for good and takes the person out of it. Their tickets and history stay, without a name. */
export async function deletePerson(ctx: Context, input: { id: string }): Promise<void> {
  authorize(ctx.actor, "people.manage");
  if (!isId(input.id)) throw notFound("person");
  await transact(ctx, async (tx) => {
    const address = await holdAskedTickets(tx.db, input.id);
    await keepAnAdmin(tx.db, input.id);
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
    await eraseTraces(tx.db, deleted.id);
    if (address) await eraseApprover(tx.db, deleted.id, address);
    await tx.record({ type: "person/deactivated", personId: deleted.id, after: { deleted: true } });
  });
}
