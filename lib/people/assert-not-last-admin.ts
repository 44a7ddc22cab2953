import { and, asc, eq, isNull } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { people } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";

/**
 * Refuses to go on where this person is the last active admin. It locks the admins' rows, in the order of their ids
 * so that two of these can't wait for each other: of two admins who remove one another at the same moment, the second
 * finds itself the last. Call it in the transaction, before the change and before any other lock on a person.
 */
export async function assertNotLastAdmin(db: Db, personId: string): Promise<void> {
  const admins = await db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.role, "admin"), isNull(people.deactivatedAt), isNull(people.deletedAt)))
    .orderBy(asc(people.id))
    .for("update");
  if (admins.length === 1 && admins[0]?.id === personId) {
    throw new AppError("conflict", "This is the last active admin. Make somebody else an admin first.");
  }
}
