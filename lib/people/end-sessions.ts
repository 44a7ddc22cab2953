import { and, eq, ne } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { sessions } from "@/lib/db/schema";

/** Ends a person's sessions, except `exceptId`. Call it in the transaction that changes the rights or the password. */
export async function endSessions(ctx: Pick<Context, "db">, personId: string, exceptId?: string): Promise<void> {
  const ofPerson = eq(sessions.personId, personId);
  await ctx.db.delete(sessions).where(exceptId ? and(ofPerson, ne(sessions.id, exceptId)) : ofPerson);
}
