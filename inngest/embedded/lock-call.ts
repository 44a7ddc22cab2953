import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { engineRuns, engineSteps } from "@/lib/db/schema";

/** Identifies a running call. */
export interface CallName {
  runId: string;
  /** The only step to run; null lets the function continue from its finished steps. */
  stepId: string | null;
  claim: string;
}

/** Matches the call's row while its claim is valid. */
export function claimedRow(call: CallName) {
  return call.stepId === null
    ? and(eq(engineRuns.id, call.runId), eq(engineRuns.claim, call.claim))
    : and(eq(engineSteps.runId, call.runId), eq(engineSteps.id, call.stepId), eq(engineSteps.claim, call.claim));
}

/** Locks the run of a call. False if the call is stale: its run has ended, or its claim is no longer in the row. */
export async function lockCall(db: Db, call: CallName): Promise<boolean> {
  const runs = await db
    .select({ id: engineRuns.id })
    .from(engineRuns)
    .where(
      and(
        eq(engineRuns.id, call.runId),
        isNull(engineRuns.endedAt),
        call.stepId === null ? claimedRow(call) : undefined,
      ),
    )
    .for("update");
  if (runs.length === 0 || call.stepId === null) return runs.length > 0;
  const steps = await db.select({ id: engineSteps.id }).from(engineSteps).where(claimedRow(call)).for("update");
  return steps.length > 0;
}
