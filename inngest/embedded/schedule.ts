import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { engineEvents, engineSteps } from "@/lib/db/schema";
import { log } from "@/lib/log";
import { cancelRuns } from "./cancel";
import type { EngineContext } from "./context";
import { type NewRun, runsFor, startRuns } from "./start-runs";
import { resumeWaiting } from "./waiting";
import { readEvent } from "./wire";

const BATCH = 50;

/**
 * Lets events have their effects, oldest first: waits that they end, runs that they cancel, runs that they start.
 * A batch takes effect in one transaction, once. Returns how many events there were.
 */
export async function scheduleEvents(ctx: EngineContext): Promise<number> {
  const rows = await ctx.db
    .select({ id: engineEvents.id, name: engineEvents.name, body: engineEvents.body })
    .from(engineEvents)
    .where(isNull(engineEvents.scheduledAt))
    .orderBy(asc(engineEvents.receivedAt), asc(engineEvents.id))
    .limit(BATCH);
  if (rows.length > 0) await ctx.db.transaction((tx) => scheduleBatch(tx as unknown as Db, ctx, rows));
  return rows.length;
}

async function scheduleBatch(db: Db, ctx: EngineContext, rows: { id: string; name: string; body: string }[]) {
  const taken = await takeEvents(db, ctx, rows);
  const awaited = await namesAwaited(db, rows);
  let starts: NewRun[] = [];
  for (const row of rows) {
    if (!taken.has(row.id)) continue;
    const event = readEvent(row.body);
    if (!event) {
      log("error", "a stored event is not readable and wakes nobody", { eventId: row.id });
      continue;
    }
    if (awaited.has(event.name)) await resumeWaiting(db, ctx, event);
    const cancellers = [...ctx.functions.values()].filter((fn) => fn.cancels.some((rule) => rule.event === event.name));
    if (cancellers.length > 0) {
      // Runs that an earlier event of this batch starts can be cancelled by this one, so they must be there.
      await startRuns(db, ctx, starts);
      starts = [];
      await cancelRuns(db, ctx, cancellers, event);
    }
    starts.push(...runsFor(ctx, event, row.body));
  }
  await startRuns(db, ctx, starts);
}

/** One conditional statement, so that an event never takes effect twice. */
async function takeEvents(db: Db, ctx: EngineContext, rows: { id: string }[]): Promise<Set<string>> {
  const ids = rows.map((row) => row.id);
  const taken = await db
    .update(engineEvents)
    .set({ scheduledAt: ctx.now() })
    .where(and(inArray(engineEvents.id, ids), isNull(engineEvents.scheduledAt)))
    .returning({ id: engineEvents.id });
  return new Set(taken.map((row) => row.id));
}

async function namesAwaited(db: Db, rows: { name: string }[]): Promise<Set<string | null>> {
  const names = [...new Set(rows.map((row) => row.name))];
  const waiting = await db
    .selectDistinct({ name: engineSteps.eventName })
    .from(engineSteps)
    .where(and(inArray(engineSteps.eventName, names), eq(engineSteps.state, "waiting")));
  return new Set(waiting.map((row) => row.name));
}
