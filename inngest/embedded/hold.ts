import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { engineJobs, engineRuns } from "@/lib/db/schema";

/** What a call that is under way knows of itself, once it is held. */
export interface Held {
  runId: string;
  functionId: string;
  event: string;
  attempt: number;
}

/**
 * Locks a run and the call that is under way for it, for the rest of the transaction. Undefined where the call is
 * stale: the run has ended or was cancelled, or the call is another process's by now.
 */
export async function holdCall(db: Db, call: { id: string; claim: string }): Promise<Held | undefined> {
  const [held] = await db
    .select({
      runId: engineRuns.id,
      functionId: engineRuns.functionId,
      event: engineRuns.event,
      attempt: engineJobs.attempt,
    })
    .from(engineRuns)
    .innerJoin(engineJobs, eq(engineJobs.runId, engineRuns.id))
    .where(and(eq(engineJobs.id, call.id), eq(engineJobs.claim, call.claim), isNull(engineRuns.endedAt)))
    .for("update");
  return held;
}
