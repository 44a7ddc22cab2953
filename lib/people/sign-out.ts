import { eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { sessions } from "@/lib/db/schema";

export async function signOut(ctx: Context): Promise<void> {
  authorize(ctx.actor, "self.manage");
  if (ctx.actor.kind !== "person" || !ctx.actor.sessionId) return;
  await ctx.db.delete(sessions).where(eq(sessions.id, ctx.actor.sessionId));
}
