import { eq } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { engineFailures, engineRuns, engineSteps } from "@/lib/db/schema";
import type { CallResult } from "./call-function";
import type { Call } from "./claim";
import type { EngineContext } from "./context";
import { abortRun, completeRun } from "./end-run";
import { claimedRow, lockCall } from "./lock-call";
import { openSteps, unsupportedReason } from "./open-steps";
import { saveStepStates, stepDisplayName } from "./step-state";
import { retryMoment } from "./time";
import { continueUnlessOpen } from "./waiting";
import { type Op, wireError } from "./wire";

/** Stores a call's result and what is due next; nothing for a stale call. Returns when something may be due. */
export async function applyCallResult(ctx: EngineContext, call: Call, result: CallResult): Promise<Date | undefined> {
  const output = call.stepId === null ? outputOf(result) : undefined;
  if (output) return completeRun(ctx.db, ctx.now(), call, output.value).then(() => undefined);
  return ctx.db.transaction(async (handle) => {
    const db = handle as unknown as Db;
    if (!(await lockCall(db, call))) return undefined;
    if (result.kind === "ops") return applyOps(db, ctx, call, result);
    if (result.kind === "failed") return applyFailure(db, ctx, call, result);
    if (result.kind === "cut") return applyFailure(db, ctx, call, { ...result, final: false, retryAfter: null });
    if (result.kind === "completed") return applyFailure(db, ctx, call, WRONG_STEP);
    return callAgain(db, call, retryMoment(ctx.now(), 0, ctx.backoffMs, null), call.attempt);
  });
}

function outputOf(result: CallResult): { value: unknown } | undefined {
  if (result.kind === "completed") return { value: result.output };
  const [op, ...more] = result.kind === "ops" ? result.ops : [];
  return op?.op === "RunComplete" && more.length === 0 ? { value: op.data } : undefined;
}

type Ops = CallResult & { kind: "ops" };
type Failure = Omit<CallResult & { kind: "failed" }, "kind">;

async function applyOps(db: Db, ctx: EngineContext, call: Call, { ops, final, retryAfter }: Ops): Promise<Date> {
  const now = ctx.now();
  const message = ops.map((op) => unsupportedReason(op, now)).find((reason) => reason !== undefined);
  if (message) return fail(db, ctx, call, { name: "Refused", message });
  if (call.stepId !== null && !ops.some((op) => op.id === call.stepId && FINISHED.has(op.op))) {
    return applyFailure(db, ctx, call, WRONG_STEP);
  }
  const retried = mayRetry(ctx, call, final) ? ops.find((op) => op.op === "StepError") : undefined;
  const finished = ops.filter((op) => op !== retried && FINISHED.has(op.op));
  await saveStepStates(db, call.runId, finished, now);
  const failed = finished.filter((op) => op.op !== "StepRun");
  for (const op of failed) await saveFailure(db, ctx, call, op.error, null, op);
  const complete = ops.find((op) => op.op === "RunComplete");
  if (complete) return completeRun(db, now, call, complete.data).then(() => now);
  const opened = await openSteps(db, ctx, call.runId, ops);
  if (retried) return retry(db, ctx, call, retried.error, retryAfter, retried);
  if (opened && call.stepId === null) await waitForSteps(db, call.runId);
  else await continueUnlessOpen(db, ctx, call.runId);
  return now;
}

/** A function must reach the same steps on every call. */
const WRONG_STEP: Failure = {
  error: { name: "CallError", message: "The engine called one step, and the function ran something else." },
  final: true,
  retryAfter: null,
};

const FINISHED = new Set(["StepRun", "StepError", "StepFailed"]);

async function applyFailure(db: Db, ctx: EngineContext, call: Call, failure: Failure): Promise<Date> {
  if (mayRetry(ctx, call, failure.final)) return retry(db, ctx, call, failure.error, failure.retryAfter);
  await saveFailure(db, ctx, call, failure.error, null);
  return fail(db, ctx, call, failure.error);
}

function mayRetry(ctx: EngineContext, call: Call, final: boolean): boolean {
  return !final && call.attempt + 1 < (ctx.functions.get(call.functionId)?.maxAttempts ?? 1);
}

async function retry(db: Db, ctx: EngineContext, call: Call, error: unknown, retryAfter: string | null, step?: Op) {
  const dueAt = retryMoment(ctx.now(), call.attempt, ctx.backoffMs, retryAfter);
  await saveFailure(db, ctx, call, error, dueAt, step);
  return callAgain(db, call, dueAt, call.attempt + 1);
}

async function callAgain(db: Db, call: Call, dueAt: Date, attempt: number): Promise<Date> {
  await db
    .update(call.stepId === null ? engineRuns : engineSteps)
    .set({ claim: null, dueAt, attempt })
    .where(claimedRow(call));
  return dueAt;
}

async function waitForSteps(db: Db, runId: string): Promise<void> {
  await db.update(engineRuns).set({ claim: null, dueAt: null, attempt: 0, losses: 0 }).where(eq(engineRuns.id, runId));
}

async function fail(db: Db, ctx: EngineContext, call: Call, error: { name: string; message: string }): Promise<Date> {
  await abortRun(db, ctx, call.runId, "failed", error);
  return ctx.now();
}

async function saveFailure(db: Db, ctx: EngineContext, call: Call, error: unknown, retryAt: Date | null, step?: Op) {
  await db.insert(engineFailures).values({
    runId: call.runId,
    stepId: step?.id ?? call.stepId,
    stepName: step ? stepDisplayName(step) : null,
    attempt: call.attempt + 1,
    error: JSON.stringify(wireError(error)),
    at: ctx.now(),
    retryAt,
  });
}
