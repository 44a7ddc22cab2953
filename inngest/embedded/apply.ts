import { eq } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { engineFailures, engineJobs } from "@/lib/db/schema";
import type { Answer } from "./call-function";
import type { Call } from "./claim";
import type { EngineContext } from "./context";
import { type End, endRun } from "./end-run";
import { holdCall } from "./hold";
import { keepMemos, nameOf } from "./memo";
import { openSteps, refusalOf } from "./open-steps";
import { retryMoment } from "./time";
import { hasOpenSteps } from "./waiting";
import { type Op, wireError } from "./wire";

/**
 * Stores all that came of a call in one transaction, and what is due next. Nothing is stored for a call that is
 * stale. Returns when the run is due again, if that is known.
 */
export async function applyAnswer(ctx: EngineContext, call: Call, answer: Answer): Promise<Date | undefined> {
  return ctx.db.transaction(async (handle) => {
    const db = handle as unknown as Db;
    if (!(await holdCall(db, call))) return undefined;
    if (answer.kind === "completed") return end(db, ctx, call, { state: "completed", output: answer.output });
    if (answer.kind === "ops") return applyOps(db, ctx, call, answer);
    if (answer.kind === "failed") return applyFailure(db, ctx, call, answer);
    return again(db, call, { dueAt: retryMoment(ctx.now(), 0, ctx.backoffMs, null) });
  });
}

async function applyOps(db: Db, ctx: EngineContext, call: Call, answer: Answer & { kind: "ops" }) {
  const { ops } = answer;
  const now = ctx.now();
  const refusal = ops.map((op) => refusalOf(op, now)).find((why) => why !== undefined);
  if (refusal) return end(db, ctx, call, { state: "failed", error: { name: "Refused", message: refusal } });
  const retried = mayRetry(ctx, call, answer.final) ? ops.find((op) => op.op === "StepError") : undefined;
  const finished = ops.filter((op) => op !== retried && FINISHED.has(op.op));
  await keepMemos(db, call.runId, finished, call.attempt, now);
  const lost = finished.filter((op) => op.op !== "StepRun");
  for (const op of lost) await keepFailure(db, ctx, call, { error: op.error, step: op });
  const complete = ops.find((op) => op.op === "RunComplete");
  if (complete) return end(db, ctx, call, { state: "completed", output: complete.data });
  const opened = await openSteps(db, ctx, call, ops);
  if (retried) return retry(db, ctx, call, { error: retried.error, step: retried, retryAfter: answer.retryAfter });
  if (!opened && !(await hasOpenSteps(db, call.runId))) {
    return again(db, call, { dueAt: now, attempt: 0, stepId: null, losses: 0 });
  }
  await db.delete(engineJobs).where(eq(engineJobs.id, call.id));
  return now;
}

/** The ops that end a step, well or badly. */
const FINISHED = new Set(["StepRun", "StepError", "StepFailed"]);

async function applyFailure(db: Db, ctx: EngineContext, call: Call, answer: Answer & { kind: "failed" }) {
  if (mayRetry(ctx, call, answer.final)) return retry(db, ctx, call, answer);
  await keepFailure(db, ctx, call, answer);
  return end(db, ctx, call, { state: "failed", error: answer.error });
}

function mayRetry(ctx: EngineContext, call: Call, final: boolean): boolean {
  return !final && call.attempt + 1 < (ctx.functions.get(call.functionId)?.maxAttempts ?? 1);
}

async function retry(
  db: Db,
  ctx: EngineContext,
  call: Call,
  failure: { error: unknown; step?: Op; retryAfter: string | null },
): Promise<Date> {
  const dueAt = retryMoment(ctx.now(), call.attempt, ctx.backoffMs, failure.retryAfter);
  await keepFailure(db, ctx, call, failure, dueAt);
  return again(db, call, { dueAt, attempt: call.attempt + 1 });
}

/** Makes this call's job the run's next one, free to be claimed. */
async function again(
  db: Db,
  call: Call,
  next: { dueAt: Date; attempt?: number; stepId?: null; losses?: number },
): Promise<Date> {
  await db
    .update(engineJobs)
    .set({ claim: null, ...next })
    .where(eq(engineJobs.id, call.id));
  return next.dueAt;
}

async function end(db: Db, ctx: EngineContext, call: Call, how: End): Promise<Date> {
  await endRun(db, ctx, { id: call.runId, functionId: call.functionId, event: call.event }, how);
  return ctx.now();
}

async function keepFailure(
  db: Db,
  ctx: EngineContext,
  call: Call,
  { error, step }: { error: unknown; step?: Op },
  retryAt: Date | null = null,
): Promise<void> {
  await db.insert(engineFailures).values({
    runId: call.runId,
    stepId: step?.id ?? call.stepId,
    stepName: step ? nameOf(step) : null,
    attempt: call.attempt + 1,
    error: JSON.stringify(wireError(error)),
    at: ctx.now(),
    retryAt,
  });
}
