import { and, asc, eq, isNull, lte } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { engineJobs, engineRuns, engineSteps } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { holds } from "./cel";
import type { EngineContext } from "./context";
import { readJson, type WireEvent } from "./wire";

const BATCH = 100;

/** Ends the waits that this event meets; the waiting function gets it. In a condition `event` started the run, `async` is this one. */
export async function resumeWaiting(db: Db, ctx: EngineContext, event: WireEvent): Promise<void> {
  const waits = await db
    .select({ runId: engineSteps.runId, id: engineSteps.id, condition: engineSteps.condition, event: engineRuns.event })
    .from(engineSteps)
    .innerJoin(engineRuns, eq(engineRuns.id, engineSteps.runId))
    .where(and(eq(engineSteps.eventName, event.name), eq(engineSteps.state, "waiting"), isNull(engineRuns.endedAt)));
  for (const wait of waits) {
    const met = holds(wait.condition, { event: readJson(wait.event) ?? {}, async: event });
    if (met) await endWait(db, ctx, wait, event);
  }
}

/** Ends the waits whose time is up: a sleep is over, an event did not come. Returns how many there were. */
export async function wakeDue(ctx: EngineContext): Promise<number> {
  const due = await ctx.db
    .select({ runId: engineJobs.runId, id: engineJobs.stepId })
    .from(engineJobs)
    .where(and(eq(engineJobs.kind, "wake"), isNull(engineJobs.claim), lte(engineJobs.dueAt, ctx.now())))
    .orderBy(asc(engineJobs.dueAt), asc(engineJobs.id))
    .limit(BATCH);
  for (const { runId, id } of due) {
    if (id !== null) await ctx.db.transaction((tx) => endWait(tx as unknown as Db, ctx, { runId, id }, null));
  }
  return due.length;
}

async function endWait(db: Db, ctx: EngineContext, wait: { runId: string; id: string }, data: WireEvent | null) {
  const now = ctx.now();
  // Two waits of one run may end at once: the lock lets the second see that the first has ended.
  const [run] = await db
    .select({ lane: engineRuns.lane })
    .from(engineRuns)
    .where(and(eq(engineRuns.id, wait.runId), isNull(engineRuns.endedAt)))
    .for("update");
  await db
    .delete(engineJobs)
    .where(and(eq(engineJobs.runId, wait.runId), eq(engineJobs.stepId, wait.id), eq(engineJobs.kind, "wake")));
  if (!run) return;
  const ended = await db
    .update(engineSteps)
    .set({ state: "done", memo: JSON.stringify({ data }), finishedAs: newId(), endedAt: now })
    .where(and(eq(engineSteps.runId, wait.runId), eq(engineSteps.id, wait.id), isNull(engineSteps.memo)))
    .returning({ id: engineSteps.id });
  if (ended.length === 0 || (await hasOpenSteps(db, wait.runId))) return;
  await db.insert(engineJobs).values({ runId: wait.runId, kind: "call", lane: run.lane, dueAt: now });
}

/** True while a step of this run is neither done nor failed: the function is not called to go on before. */
export async function hasOpenSteps(db: Db, runId: string): Promise<boolean> {
  const open = await db
    .select({ id: engineSteps.id })
    .from(engineSteps)
    .where(and(eq(engineSteps.runId, runId), isNull(engineSteps.memo)))
    .limit(1);
  return open.length > 0;
}
