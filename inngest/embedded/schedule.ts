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

/** Processes a batch of events once, oldest first: ends waits, cancels and starts runs. Returns their number. */
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
  const claimed = await claimEvents(db, ctx, rows);
  const awaited = await namesAwaited(db, rows);
  let starts: NewRun[] = [];
  for (const row of rows) {
    if (!claimed.has(row.id)) continue;
    const event = readEvent(row.body);
    if (!event) {
      log("error", "a stored event is damaged and was skipped", { eventId: row.id });
      continue;
    }
    if (awaited.has(event.name)) await resumeWaiting(db, ctx, event);
    const cancellers = [...ctx.functions.values()].filter((fn) => fn.cancels.some((rule) => rule.event === event.name));
    if (cancellers.length > 0) {
      // This event may cancel runs that an earlier event of the batch starts, so their rows must exist.
      await startRuns(db, ctx, starts);
      starts = [];
      await cancelRuns(db, ctx, cancellers, event);
    }
    starts.push(...runsFor(ctx, event, row.body));
  }
  await startRuns(db, ctx, starts);
}

/** One conditional statement, so that an event never takes effect twice. */
async function claimEvents(db: Db, ctx: EngineContext, rows: { id: string }[]): Promise<Set<string>> {
  const ids = rows.map((row) => row.id);
  const claimed = await db
    .update(engineEvents)
    .set({ scheduledAt: ctx.now() })
    .where(and(inArray(engineEvents.id, ids), isNull(engineEvents.scheduledAt)))
    .returning({ id: engineEvents.id });
  return new Set(claimed.map((row) => row.id));
}

async function namesAwaited(db: Db, rows: { name: string }[]): Promise<Set<string | null>> {
  const names = [...new Set(rows.map((row) => row.name))];
  const waiting = await db
    .selectDistinct({ name: engineSteps.eventName })
    .from(engineSteps)
    .where(and(inArray(engineSteps.eventName, names), eq(engineSteps.state, "waiting")));
  return new Set(waiting.map((row) => row.name));
}
