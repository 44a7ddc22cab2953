import { and, asc, eq, lte } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { engineCrons } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import type { EngineContext } from "./context";
import { nextTime } from "./cron-time";
import { newRun, startRuns } from "./start-runs";

/** What starts a run of a cron, in Inngest's words. */
export const CRON_EVENT = "inngest/scheduled.timer";

/** Gives each cron of the functions a row with its next time; a row that is there keeps the time it has. */
export async function saveCrons(ctx: EngineContext): Promise<void> {
  const wanted = [...ctx.functions.values()].flatMap((fn) => fn.crons.map((cron) => ({ functionId: fn.id, cron })));
  await ctx.db.transaction(async (handle) => {
    const db = handle as unknown as Db;
    const there = await db.select({ functionId: engineCrons.functionId, cron: engineCrons.cron }).from(engineCrons);
    const gone = there.filter((row) => !wanted.some((one) => same(one, row)));
    for (const row of gone) await db.delete(engineCrons).where(isRow(row));
    const missing = wanted.filter((one) => !there.some((row) => same(one, row)));
    const rows = missing.flatMap((one) => {
      const nextAt = nextTime(one.cron, ctx.now());
      return nextAt ? [{ ...one, nextAt }] : [];
    });
    if (rows.length > 0) await db.insert(engineCrons).values(rows).onConflictDoNothing();
  });
}

/** Starts the runs of crons that are due: once each, however many times were missed. Returns when the next one is due. */
export async function fireCrons(ctx: EngineContext): Promise<Date | undefined> {
  const due = await ctx.db.select().from(engineCrons).where(lte(engineCrons.nextAt, ctx.now()));
  for (const row of due) await ctx.db.transaction((tx) => fire(tx as unknown as Db, ctx, row));
  const [next] = await ctx.db
    .select({ nextAt: engineCrons.nextAt })
    .from(engineCrons)
    .orderBy(asc(engineCrons.nextAt))
    .limit(1);
  return next?.nextAt;
}

async function fire(db: Db, ctx: EngineContext, row: typeof engineCrons.$inferSelect): Promise<void> {
  const nextAt = nextTime(row.cron, ctx.now());
  const fn = ctx.functions.get(row.functionId);
  if (!nextAt || !fn) return void (await db.delete(engineCrons).where(isRow(row)));
  const mine = await db
    .update(engineCrons)
    .set({ nextAt })
    .where(and(isRow(row), eq(engineCrons.nextAt, row.nextAt)))
    .returning({ cron: engineCrons.cron });
  if (mine.length === 0) return;
  const event = { id: newId(), name: CRON_EVENT, data: { cron: row.cron }, ts: row.nextAt.getTime() };
  await startRuns(db, ctx, [newRun(fn, event)]);
}

interface CronName {
  functionId: string;
  cron: string;
}

function same(a: CronName, b: CronName): boolean {
  return a.functionId === b.functionId && a.cron === b.cron;
}

function isRow(row: CronName) {
  return and(eq(engineCrons.functionId, row.functionId), eq(engineCrons.cron, row.cron));
}
