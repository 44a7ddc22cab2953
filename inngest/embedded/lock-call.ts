import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { engineRuns, engineSteps } from "@/lib/db/schema";

/** Where a call that is under way can be found again. */
export interface CallName {
  runId: string;
  /** The one step that it runs, or null where the function goes on by itself. */
  stepId: string | null;
  claim: string;
}

/** The call's own row, as long as the claim on it holds. */
export function claimedRow(call: CallName) {
  return call.stepId === null
    ? and(eq(engineRuns.id, call.runId), eq(engineRuns.claim, call.claim))
    : and(eq(engineSteps.runId, call.runId), eq(engineSteps.id, call.stepId), eq(engineSteps.claim, call.claim));
}

/**
 * Locks the run of a call for the rest of the transaction. False where the call is stale: the run has ended or was
 * cancelled, or the call is another process's by now.
 */
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
