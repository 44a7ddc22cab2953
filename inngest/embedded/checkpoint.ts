import type { Db } from "@/lib/db/client";
import { readJson } from "@/lib/read-json";
import type { EngineContext } from "./context";
import { abortRun } from "./end-run";
import { lockCall } from "./lock-call";
import { unsupportedReason } from "./open-steps";
import { saveStepState } from "./step-state";
import { CheckpointInput, readCallName } from "./wire";

/** Saves steps that a running call reports, so they never run again. 409 for a stale call or an unsupported step. */
export async function saveCheckpoint(ctx: EngineContext, body: string): Promise<200 | 400 | 409> {
  const parsed = CheckpointInput.safeParse(readJson(body));
  const call = parsed.success ? readCallName(parsed.data.qi_id) : undefined;
  if (!parsed.success || !call) return 400;
  const { steps } = parsed.data;
  const message = steps.map((op) => unsupportedReason(op, ctx.now())).find((reason) => reason !== undefined);
  if (message) {
    await ctx.db.transaction(async (handle) => {
      const db = handle as unknown as Db;
      if (await lockCall(db, call)) await abortRun(db, ctx, call.runId, "failed", { name: "Refused", message });
    });
    return 409;
  }
  for (const op of steps) {
    const finished = op.op === "StepRun" || op.op === "StepFailed";
    if (finished && !(await saveStepState(ctx.db, call, op, ctx.now()))) return 409;
  }
  return 200;
}
