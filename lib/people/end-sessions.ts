import { and, eq, ne } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { sessions } from "@/lib/db/schema";

/** Ends a person's sessions, all or all but one. Whatever changes what they may do calls this in its transaction. */
export async function endSessions(ctx: Pick<Context, "db">, personId: string, exceptId?: string): Promise<void> {
  const theirs = eq(sessions.personId, personId);
  await ctx.db.delete(sessions).where(exceptId ? and(theirs, ne(sessions.id, exceptId)) : theirs);
}
