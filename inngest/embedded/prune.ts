import { and, asc, eq, inArray, isNotNull, lt, or } from "drizzle-orm";
import { DAY_MS } from "@/lib/clock";
import { engineEvents, engineKeys, engineRuns } from "@/lib/db/schema";
import type { EngineContext } from "./context";
import { CRON_EVENT } from "./cron";
import { REMEMBER_MS } from "./ingest";

/** How long ended runs stay. Successful cron runs are many and of little use, so they go earlier. */
const KEEP_RUNS_MS = 7 * DAY_MS;
const KEEP_CRON_RUNS_MS = DAY_MS;

const BATCH = 200;

/** Deletes a small batch of expired runs, events and keys. Returns true if there may be more. */
export async function prune({ db, now }: Pick<EngineContext, "db" | "now">): Promise<boolean> {
  const before = (ageMs: number) => new Date(now().getTime() - ageMs);
  const runs = await db
    .select({ id: engineRuns.id })
    .from(engineRuns)
    .where(
      and(
        lt(engineRuns.endedAt, before(KEEP_CRON_RUNS_MS)),
        or(
          lt(engineRuns.endedAt, before(KEEP_RUNS_MS)),
          and(eq(engineRuns.eventName, CRON_EVENT), eq(engineRuns.state, "completed")),
        ),
      ),
    )
    .orderBy(asc(engineRuns.endedAt))
    .limit(BATCH);
  const runIds = runs.map(({ id }) => id);
  if (runIds.length > 0) await db.delete(engineRuns).where(inArray(engineRuns.id, runIds));
  const events = await db
    .select({ id: engineEvents.id })
    .from(engineEvents)
    .where(and(lt(engineEvents.receivedAt, before(REMEMBER_MS)), isNotNull(engineEvents.scheduledAt)))
    .limit(BATCH);
  const eventIds = events.map(({ id }) => id);
  if (eventIds.length > 0) await db.delete(engineEvents).where(inArray(engineEvents.id, eventIds));
  await db.delete(engineKeys).where(lt(engineKeys.until, now()));
  return runs.length === BATCH || events.length === BATCH;
}
