import type { Db } from "@/lib/db/client";
import type { EngineContext } from "./context";
import { endRun } from "./end-run";
import { holdCall } from "./hold";
import { keepMemos } from "./memo";
import { refusalOf } from "./open-steps";
import { CheckpointInput, readCallName, readJson } from "./wire";

/**
 * Keeps steps that a call reports while it goes on: once this is answered they are never run again. 409 where the
 * call is stale, or asks for what the engine refuses: the SDK then stops where it is.
 */
export async function keepCheckpoint(ctx: EngineContext, body: string): Promise<200 | 400 | 409> {
  const parsed = CheckpointInput.safeParse(readJson(body));
  const call = parsed.success ? readCallName(parsed.data.qi_id) : undefined;
  if (!parsed.success || !call) return 400;
  const { run_id: runId, steps } = parsed.data;
  return ctx.db.transaction(async (handle) => {
    const db = handle as unknown as Db;
    const held = await holdCall(db, call);
    if (held?.runId !== runId) return 409;
    const message = steps.map((op) => refusalOf(op, ctx.now())).find((why) => why !== undefined);
    if (message) {
      const run = { id: runId, functionId: held.functionId, event: held.event };
      await endRun(db, ctx, run, { state: "failed", error: { name: "Refused", message } });
      return 409;
    }
    const finished = steps.filter((op) => op.op === "StepRun" || op.op === "StepFailed");
    await keepMemos(db, runId, finished, held.attempt, ctx.now());
    return 200;
  });
}
