import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { idempotencyKeys, mails, oneTimeTokens, personSkills, sessions, teamMembers } from "@/lib/db/schema";

/**
 * Removes or blanks every row beside the account's own that names the person or holds their address. It reaches into
 * the mail room's rows because an erasure that could stop half-way would be none: all of it is one transaction.
 */
export async function erasePersonData(db: Db, personId: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.personId, personId));
  await db.delete(oneTimeTokens).where(eq(oneTimeTokens.personId, personId));
  await db.delete(personSkills).where(eq(personSkills.personId, personId));
  await db.delete(teamMembers).where(eq(teamMembers.personId, personId));
  await db.delete(idempotencyKeys).where(eq(idempotencyKeys.personId, personId));
  const theirs = eq(mails.recipientId, personId);
  await db
    .update(mails)
    .set({ state: "suppressed", leasedUntil: null })
    .where(and(theirs, inArray(mails.state, ["pending", "failed"])));
  await db.update(mails).set({ toAddress: "", subject: "", textBody: null, htmlBody: null }).where(theirs);
}
