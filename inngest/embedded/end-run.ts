import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { engineEvents, engineJobs, engineRuns } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import type { EngineContext } from "./context";
import { FUNCTION_FAILED } from "./supported";
import { readJson } from "./wire";

export type End =
  | { state: "completed"; output: unknown }
  | { state: "failed" | "cancelled"; error: { name: string; message: string; stack?: string } };

interface Run {
  id: string;
  functionId: string;
  /** The event that started it, as JSON. */
  event: string;
}

/** Ends a live run: nothing of it is due any more. A failed one tells its `onFailure`. Ended runs stay as they are. */
export async function endRun(db: Db, ctx: EngineContext, run: Run, end: End): Promise<void> {
  const outcome =
    end.state === "completed" ? { output: JSON.stringify(end.output ?? null) } : { error: JSON.stringify(end.error) };
  const ended = await db
    .update(engineRuns)
    .set({ state: end.state, endedAt: ctx.now(), ...outcome })
    .where(and(eq(engineRuns.id, run.id), isNull(engineRuns.endedAt)))
    .returning({ id: engineRuns.id });
  if (ended.length === 0) return;
  await db.delete(engineJobs).where(eq(engineJobs.runId, run.id));
  if (end.state === "failed") await tellFailure(db, ctx, run, end.error);
}

async function tellFailure(
  db: Db,
  ctx: EngineContext,
  run: Run,
  error: { name: string; message: string },
): Promise<void> {
  const heard = [...ctx.functions.values()].some((fn) => fn.triggers.some((on) => on.event === FUNCTION_FAILED));
  if (!heard) return;
  const [id, now] = [newId(), ctx.now()];
  const event = readJson(run.event) ?? {};
  const data = { function_id: run.functionId, run_id: run.id, error, event, events: [event] };
  const body = JSON.stringify({ id, name: FUNCTION_FAILED, data, ts: now.getTime() });
  await db.insert(engineEvents).values({ id, name: FUNCTION_FAILED, body, receivedAt: now });
}
