import { and, lt, ne } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { trainingImports } from "@/lib/db/schema";

/** Deletes imports that stopped or failed a day ago, with their rows. Returns the number of deleted imports. */
export async function sweepImports(ctx: Context): Promise<number> {
  authorize(ctx.actor, "triage.manage");
  const deleted = await ctx.db
    .delete(trainingImports)
    .where(and(ne(trainingImports.state, "done"), lt(trainingImports.leasedUntil, ctx.now())))
    .returning({ id: trainingImports.id });
  return deleted.length;
}
