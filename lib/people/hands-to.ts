import { and, eq, isNull, ne } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { people } from "@/lib/db/schema";
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
