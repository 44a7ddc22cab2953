import { lt } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { oneTimeTokens, sessions } from "@/lib/db/schema";
import { deleteExpiredLimits } from "@/lib/rate-limits/consume";

/** Deletes expired sessions, one-time tokens and rate limits. A scheduled job calls this. */
export async function deleteExpired(ctx: Context): Promise<void> {
  authorize(ctx.actor, "people.manage");
  await ctx.db.delete(sessions).where(lt(sessions.expiresAt, ctx.now()));
  await ctx.db.delete(oneTimeTokens).where(lt(oneTimeTokens.expiresAt, ctx.now()));
  await deleteExpiredLimits(ctx);
}
