import { and, asc, eq, isNull, lte } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { engineRuns, engineSteps } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { readJson } from "@/lib/read-json";
import { isTrue } from "./cel";
import type { EngineContext } from "./context";
import type { WireEvent } from "./wire";

const BATCH = 100;

/** Ends the waits that match this event. In a condition, `event` is the run's first event and `async` this one. */
export async function resumeWaiting(db: Db, ctx: EngineContext, event: WireEvent): Promise<void> {
  const waits = await db
    .select({ runId: engineSteps.runId, id: engineSteps.id, condition: engineSteps.condition, event: engineRuns.event })
    .from(engineSteps)
    .innerJoin(engineRuns, eq(engineRuns.id, engineSteps.runId))
    .where(and(eq(engineSteps.eventName, event.name), eq(engineSteps.state, "waiting"), isNull(engineRuns.endedAt)));
  for (const wait of waits) {
    const matches = isTrue(wait.condition, { event: readJson(wait.event) ?? {}, async: event });
    if (matches) await endWait(db, ctx, wait, event);
  }
}

/** Ends sleeps that are over and waits that timed out. Returns the number. */
export async function resumeExpired(ctx: EngineContext): Promise<number> {
  const due = await ctx.db
    .select({ runId: engineSteps.runId, id: engineSteps.id })
    .from(engineSteps)
    .where(and(lte(engineSteps.dueAt, ctx.now()), isNull(engineSteps.claim), eq(engineSteps.state, "waiting")))
    .orderBy(asc(engineSteps.dueAt))
    .limit(BATCH);
  for (const wait of due) await ctx.db.transaction((tx) => endWait(tx as unknown as Db, ctx, wait, null));
  return due.length;
}

async function endWait(db: Db, ctx: EngineContext, wait: { runId: string; id: string }, data: WireEvent | null) {
  // Two steps of a run may end at the same time: with the lock, the second sees that the first has ended.
  await db.select({ id: engineRuns.id }).from(engineRuns).where(eq(engineRuns.id, wait.runId)).for("update");
  const ended = await db
    .update(engineSteps)
    .set({ state: "done", memo: JSON.stringify({ data }), finishedAs: newId(), dueAt: null, endedAt: ctx.now() })
    .where(and(eq(engineSteps.runId, wait.runId), eq(engineSteps.id, wait.id), isNull(engineSteps.memo)))
    .returning({ id: engineSteps.id });
  if (ended.length > 0) await continueUnlessOpen(db, ctx, wait.runId);
}

/** Makes a live run due, unless one of its parallel steps is still open. */
export async function continueUnlessOpen(db: Db, ctx: EngineContext, runId: string): Promise<void> {
  const open = await db
    .select({ id: engineSteps.id })
    .from(engineSteps)
    .where(and(eq(engineSteps.runId, runId), isNull(engineSteps.memo)))
    .limit(1);
  if (open.length > 0) return;
  await db
    .update(engineRuns)
    .set({ dueAt: ctx.now(), claim: null, attempt: 0, losses: 0 })
    .where(and(eq(engineRuns.id, runId), isNull(engineRuns.endedAt)));
}
