import { and, eq, ne } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { sessions } from "@/lib/db/schema";

/** Ends all sessions of a person, or all but one. Call it in the transaction that changes the person's rights. */
export async function endSessions(ctx: Pick<Context, "db">, personId: string, exceptId?: string): Promise<void> {
  const ofPerson = eq(sessions.personId, personId);
  await ctx.db.delete(sessions).where(exceptId ? and(ofPerson, ne(sessions.id, exceptId)) : ofPerson);
}
