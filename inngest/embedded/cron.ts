import { and, asc, eq, lte } from "drizzle-orm";
import type { Db } from "@/lib/db/client";
import { engineCrons } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import type { EngineContext } from "./context";
import { nextTime } from "./cron-time";
import { newRun, startRuns } from "./start-runs";

/** Inngest's name for the event that starts a cron run. */
export const CRON_EVENT = "inngest/scheduled.timer";

/** Gives each cron a row with its next time. Existing rows keep their time; those of removed crons are deleted. */
export async function saveCrons(ctx: EngineContext): Promise<void> {
  const wanted = [...ctx.functions.values()].flatMap((fn) => fn.crons.map((cron) => ({ functionId: fn.id, cron })));
  await ctx.db.transaction(async (handle) => {
    const db = handle as unknown as Db;
    const stored = await db.select({ functionId: engineCrons.functionId, cron: engineCrons.cron }).from(engineCrons);
    const removed = stored.filter((row) => !wanted.some((cron) => same(cron, row)));
    for (const row of removed) await db.delete(engineCrons).where(isRow(row));
    const added = wanted.filter((cron) => !stored.some((row) => same(cron, row)));
    const rows = added.flatMap((cron) => {
      const nextAt = nextTime(cron.cron, ctx.now());
      return nextAt ? [{ ...cron, nextAt }] : [];
    });
    if (rows.length > 0) await db.insert(engineCrons).values(rows).onConflictDoNothing();
  });
}

/** Starts one run per due cron, however many times it missed. Returns when the next one is due. */
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
  const claimed = await db
    .update(engineCrons)
    .set({ nextAt })
    .where(and(isRow(row), eq(engineCrons.nextAt, row.nextAt)))
    .returning({ cron: engineCrons.cron });
  if (claimed.length === 0) return;
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
