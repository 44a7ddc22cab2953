import { and, lt, ne } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { trainingImports } from "@/lib/db/schema";

/** Removes imports that died or failed a day ago, with every row that they had taken in. Returns how many. */
export async function sweepImports(ctx: Context): Promise<number> {
  authorize(ctx.actor, "triage.manage");
  const gone = await ctx.db
    .delete(trainingImports)
    .where(and(ne(trainingImports.state, "done"), lt(trainingImports.leasedUntil, ctx.now())))
    .returning({ id: trainingImports.id });
  return gone.length;
}
