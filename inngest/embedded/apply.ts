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

/**
 * Stores all that came of a call, whole or not at all, and what is due next. Nothing is stored for a call that is
 * stale. Returns when something may be due because of it; undefined where the run has simply come to its end.
 */
export async function applyCallResult(ctx: EngineContext, call: Call, answer: CallResult): Promise<Date | undefined> {
  const output = call.stepId === null ? outputOf(answer) : undefined;
  if (output) return completeRun(ctx.db, ctx.now(), call, output.value).then(() => undefined);
  return ctx.db.transaction(async (handle) => {
    const db = handle as unknown as Db;
    if (!(await lockCall(db, call))) return undefined;
    if (answer.kind === "ops") return applyOps(db, ctx, call, answer);
    if (answer.kind === "failed") return applyFailure(db, ctx, call, answer);
    if (answer.kind === "cut") return applyFailure(db, ctx, call, { ...answer, final: false, retryAfter: null });
    if (answer.kind === "completed") return applyFailure(db, ctx, call, ASTRAY);
    return again(db, call, retryMoment(ctx.now(), 0, ctx.backoffMs, null), call.attempt);
  });
}

/** What a function returned, where that is all there is to store. */
function outputOf(answer: CallResult): { value: unknown } | undefined {
  if (answer.kind === "completed") return { value: answer.output };
  const [op, ...more] = answer.kind === "ops" ? answer.ops : [];
  return op?.op === "RunComplete" && more.length === 0 ? { value: op.data } : undefined;
}

type Ops = CallResult & { kind: "ops" };
type Failure = Omit<CallResult & { kind: "failed" }, "kind">;

async function applyOps(db: Db, ctx: EngineContext, call: Call, { ops, final, retryAfter }: Ops): Promise<Date> {
  const now = ctx.now();
  const message = ops.map((op) => unsupportedReason(op, now)).find((why) => why !== undefined);
  if (message) return fail(db, ctx, call, { name: "Refused", message });
  if (call.stepId !== null && !ops.some((op) => op.id === call.stepId && FINISHED.has(op.op))) {
    return applyFailure(db, ctx, call, ASTRAY);
  }
  const retried = mayRetry(ctx, call, final) ? ops.find((op) => op.op === "StepError") : undefined;
  const finished = ops.filter((op) => op !== retried && FINISHED.has(op.op));
  await saveStepStates(db, call.runId, finished, now);
  const lost = finished.filter((op) => op.op !== "StepRun");
  for (const op of lost) await keepFailure(db, ctx, call, op.error, null, op);
  const complete = ops.find((op) => op.op === "RunComplete");
  if (complete) return completeRun(db, now, call, complete.data).then(() => now);
  const opened = await openSteps(db, ctx, call.runId, ops);
  if (retried) return retry(db, ctx, call, retried.error, retryAfter, retried);
  if (opened && call.stepId === null) await rest(db, call.runId);
  else await continueUnlessOpen(db, ctx, call.runId);
  return now;
}

/** A function must find the same steps each time it is called. */
const ASTRAY: Failure = {
  error: { name: "CallError", message: "One step was called, and the function answered something else." },
  final: true,
  retryAfter: null,
};

/** The ops that end a step, well or badly. */
const FINISHED = new Set(["StepRun", "StepError", "StepFailed"]);

async function applyFailure(db: Db, ctx: EngineContext, call: Call, failure: Failure): Promise<Date> {
  if (mayRetry(ctx, call, failure.final)) return retry(db, ctx, call, failure.error, failure.retryAfter);
  await keepFailure(db, ctx, call, failure.error, null);
  return fail(db, ctx, call, failure.error);
}

function mayRetry(ctx: EngineContext, call: Call, final: boolean): boolean {
  return !final && call.attempt + 1 < (ctx.functions.get(call.functionId)?.maxAttempts ?? 1);
}

async function retry(db: Db, ctx: EngineContext, call: Call, error: unknown, retryAfter: string | null, step?: Op) {
  const dueAt = retryMoment(ctx.now(), call.attempt, ctx.backoffMs, retryAfter);
  await keepFailure(db, ctx, call, error, dueAt, step);
  return again(db, call, dueAt, call.attempt + 1);
}

/** Frees the call, to be made again then. */
async function again(db: Db, call: Call, dueAt: Date, attempt: number): Promise<Date> {
  await db
    .update(call.stepId === null ? engineRuns : engineSteps)
    .set({ claim: null, dueAt, attempt })
    .where(claimedRow(call));
  return dueAt;
}

/** Lets a run be until its open steps have ended. */
async function rest(db: Db, runId: string): Promise<void> {
  await db.update(engineRuns).set({ claim: null, dueAt: null, attempt: 0, losses: 0 }).where(eq(engineRuns.id, runId));
}

async function fail(db: Db, ctx: EngineContext, call: Call, error: { name: string; message: string }): Promise<Date> {
  await abortRun(db, ctx, call.runId, "failed", error);
  return ctx.now();
}

async function keepFailure(db: Db, ctx: EngineContext, call: Call, error: unknown, retryAt: Date | null, step?: Op) {
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
