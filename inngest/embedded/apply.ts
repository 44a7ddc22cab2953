import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { engineFailures, engineJobs, engineRuns, engineSteps } from "@/lib/db/schema";
import { type Answer } from "./call-function";
import { celFault } from "./cel";
import type { Call } from "./claim";
import type { EngineContext } from "./context";
import { type End, endRun } from "./end-run";
import { keepMemos, nameOf } from "./memo";
import { opRefusal } from "./supported";
import { readMoment, retryMoment } from "./time";
import { hasOpenSteps } from "./waiting";
import type { Op } from "./wire";

/**
 * Stores all that came of a call in one transaction, and what is due next. Nothing is stored for a call that is stale:
 * its run was cancelled, or another process took it over.
 */
export async function applyAnswer(ctx: EngineContext, call: Call, answer: Answer): Promise<void> {
  await ctx.db.transaction(async (handle) => {
    const db = handle as unknown as Db;
    if (!(await holdCall(db, call))) return;
    switch (answer.kind) {
      case "completed":
        return end(db, ctx, call, { state: "completed", output: answer.output });
      case "ops":
        return applyOps(db, ctx, call, answer);
      case "failed":
        return fail(db, ctx, call, answer);
      case "unreached":
        return again(db, call, { attempt: call.attempt, dueAt: retryMoment(ctx.now(), 0, ctx.backoffMs, null) });
    }
  });
}

/** Ends a run whose call can't be made at all, and says why. */
export async function giveUp(ctx: EngineContext, call: Call, name: string, message: string): Promise<void> {
  await applyAnswer(ctx, call, { kind: "failed", error: { name, message }, final: true, retryAfter: null });
}

/** Locks the run and the call for the rest of the transaction; false where the call is stale. */
export async function holdCall(db: Db, call: { id: string; claim: string }): Promise<{ attempt: number } | undefined> {
  const [held] = await db
    .select({ attempt: engineJobs.attempt })
    .from(engineRuns)
    .innerJoin(engineJobs, eq(engineJobs.runId, engineRuns.id))
    .where(and(eq(engineJobs.id, call.id), eq(engineJobs.claim, call.claim), isNull(engineRuns.endedAt)))
    .for("update");
  return held;
}

async function applyOps(db: Db, ctx: EngineContext, call: Call, answer: Answer & { kind: "ops" }): Promise<void> {
  const { ops } = answer;
  const refused = ops.map((op) => refusal(op, ctx.now())).find((why) => why !== undefined);
  if (refused !== undefined) return end(db, ctx, call, { state: "failed", error: { name: "Refused", message: refused } });
  const retried = ops.find((op) => op.op === "StepError" && !answer.final && call.attempt + 1 < maxAttemptsOf(ctx, call));
  const finished = ops.filter((op) => op !== retried && FINISHED.has(op.op));
  await keepMemos(db, call.runId, finished, call.attempt, ctx.now());
  for (const op of finished) if (op.op !== "StepRun") await keepFailure(db, ctx, call, op.error, op, null);
  const complete = ops.find((op) => op.op === "RunComplete");
  if (complete) return end(db, ctx, call, { state: "completed", output: complete.data });
  const opened = await openSteps(db, ctx, call, ops.filter((op) => OPENING.has(op.op)));
  if (retried) {
    const dueAt = retryMoment(ctx.now(), call.attempt, ctx.backoffMs, answer.retryAfter);
    await keepFailure(db, ctx, call, retried.error, retried, dueAt);
    return again(db, call, { attempt: call.attempt + 1, dueAt });
  }
  if (opened || (await hasOpenSteps(db, call.runId))) return void (await db.delete(engineJobs).where(eq(engineJobs.id, call.id)));
  return again(db, call, { attempt: 0, stepId: null, losses: 0, dueAt: ctx.now() });
}
