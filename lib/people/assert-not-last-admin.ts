import { and, asc, eq, isNull } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { people } from "@/lib/db/schema";
import { AppError } from "@/lib/errors";

/** Throws `conflict` for the last active admin. Locks all active admins; lock other people only after this call. */
export async function assertNotLastAdmin(db: Db, personId: string): Promise<void> {
  // Without the locks, two admins could remove each other at the same time.
  const admins = await db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.role, "admin"), isNull(people.deactivatedAt), isNull(people.deletedAt)))
    .orderBy(asc(people.id))
    .for("update");
  if (admins.length === 1 && admins[0]?.id === personId) {
    throw new AppError("conflict", "This is the last active admin. Make another person an admin first.");
  }
}
