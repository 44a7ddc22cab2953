import { and, eq } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { trainings } from "@/lib/db/schema";

/** Marks a running training as failed after its job failed repeatedly. Does nothing if it is not running. */
export async function failTraining(ctx: Context, { trainingId }: { trainingId: string }): Promise<void> {
  authorize(ctx.actor, "triage.manage");
  await ctx.db
    .update(trainings)
    .set({ state: "failed", endedAt: ctx.now(), note: "failed-repeatedly" })
    .where(and(eq(trainings.id, trainingId), eq(trainings.state, "running")));
}
