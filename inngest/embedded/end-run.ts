import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { engineEvents, engineRuns, engineSteps } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { readJson } from "@/lib/read-json";
import type { EngineContext } from "./context";
import { FUNCTION_FAILED } from "./supported";

/** Completes a run if its claim is still valid. One statement, because a function that returned has no open steps. */
export async function completeRun(
  db: Db,
  now: Date,
  call: { runId: string; claim: string },
  output: unknown,
): Promise<void> {
  await db
    .update(engineRuns)
    .set({ ...NOT_DUE, state: "completed", endedAt: now, output: JSON.stringify(output ?? null) })
    .where(and(eq(engineRuns.id, call.runId), eq(engineRuns.claim, call.claim), isNull(engineRuns.endedAt)));
}

/** Ends a live run; a failure sends the event that triggers `onFailure`. Does nothing for a run that has ended. */
export async function abortRun(
  db: Db,
  ctx: EngineContext,
  runId: string,
  state: "failed" | "cancelled",
  error: { name: string; message: string; stack?: string },
): Promise<void> {
  const [run] = await db
    .update(engineRuns)
    .set({ ...NOT_DUE, state, endedAt: ctx.now(), error: JSON.stringify(error) })
    .where(and(eq(engineRuns.id, runId), isNull(engineRuns.endedAt)))
    .returning({ id: engineRuns.id, functionId: engineRuns.functionId, event: engineRuns.event });
  if (!run) return;
  await db
    .update(engineSteps)
    .set(NOT_DUE)
    .where(and(eq(engineSteps.runId, runId), isNull(engineSteps.memo)));
  if (state === "failed") await publishFailure(db, ctx, run, error);
}

const NOT_DUE = { dueAt: null, claim: null };

async function publishFailure(
  db: Db,
  ctx: EngineContext,
  run: { id: string; functionId: string; event: string },
  error: { name: string; message: string },
): Promise<void> {
  const isWanted = [...ctx.functions.values()].some((fn) => fn.triggers.some((on) => on.event === FUNCTION_FAILED));
  if (!isWanted) return;
  const [id, now] = [newId(), ctx.now()];
  const event = readJson(run.event) ?? {};
  const data = { function_id: run.functionId, run_id: run.id, error, event, events: [event] };
  const body = JSON.stringify({ id, name: FUNCTION_FAILED, data, ts: now.getTime() });
  await db.insert(engineEvents).values({ id, name: FUNCTION_FAILED, body, receivedAt: now });
}
