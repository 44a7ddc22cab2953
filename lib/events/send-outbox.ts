import { and, asc, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { inngest } from "@/inngest/client";
import { DAY_MS, SECOND_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { outbox } from "@/lib/db/schema";
import { log } from "@/lib/log";
import type { OutboxRow } from "./record";

const SEND_TIMEOUT_MS = 2 * SECOND_MS;
const LEASE_MS = 30 * SECOND_MS;
const SWEEP_BATCH = 200;
const KEEP_SENT_MS = 7 * DAY_MS;

/** Sends new outbox rows, in one batch with others that wait. Never throws: the sweep sends rows that failed. */
export function sendOutbox(ctx: Pick<Context, "db" | "now">, rows: OutboxRow[]): Promise<void> {
  const batcher = batchers.get(ctx.db) ?? new Batcher();
  batchers.set(ctx.db, batcher);
  return batcher.send(ctx, rows);
}

/** Sends one batch at a time; rows that come during a send form the next batch. */
class Batcher {
  private waiting: OutboxRow[] = [];
  private lastSend = Promise.resolve();

  send(ctx: Pick<Context, "db" | "now">, rows: OutboxRow[]): Promise<void> {
    const isScheduled = this.waiting.length > 0;
    this.waiting.push(...rows);
    if (!isScheduled) this.lastSend = this.lastSend.then(() => this.sendWaiting(ctx));
    return this.lastSend;
  }

  private async sendWaiting(ctx: Pick<Context, "db" | "now">): Promise<void> {
    const rows = this.waiting;
    this.waiting = [];
    try {
      await send(ctx, rows);
    } catch (error) {
      log("warn", "events stay in the outbox for the sweep", { count: rows.length }, error);
    }
  }
}

/** Sends events still unsent. A conditional claim keeps two sweeps from sending the same row. Returns the number. */
export async function sweepOutbox(ctx: Pick<Context, "db" | "now">): Promise<number> {
  let sent = 0;
  for (;;) {
    const rows = await claim(ctx);
    if (rows.length === 0) return sent;
    await send(ctx, rows);
    sent += rows.length;
    if (rows.length < SWEEP_BATCH) return sent;
  }
}

async function claim({ db, now }: Pick<Context, "db" | "now">): Promise<OutboxRow[]> {
  const at = now();
  const free = and(isNull(outbox.sentAt), or(isNull(outbox.leasedUntil), lt(outbox.leasedUntil, at)));
  // A CTE, because a planner may run a subquery once per row, and the limit would then have no effect.
  const due = db
    .$with("due")
    .as(
      db
        .select({ id: outbox.id })
        .from(outbox)
        .where(free)
        .orderBy(asc(outbox.createdAt))
        .limit(SWEEP_BATCH)
        .for("update", { skipLocked: true }),
    );
  return db
    .with(due)
    .update(outbox)
    .set({ leasedUntil: new Date(at.getTime() + LEASE_MS), attempts: sql`${outbox.attempts} + 1` })
    .where(and(inArray(outbox.id, db.select({ id: due.id }).from(due)), free))
    .returning({ id: outbox.id, name: outbox.name, data: outbox.data, createdAt: outbox.createdAt });
}

async function send({ db, now }: Pick<Context, "db" | "now">, rows: OutboxRow[]): Promise<void> {
  const payload = rows.map((row) => ({ id: row.id, name: row.name, data: row.data, ts: row.createdAt.getTime() }));
  await withTimeout(inngest().send(payload), SEND_TIMEOUT_MS);
  const ids = rows.map((row) => row.id);
  await db.update(outbox).set({ sentAt: now() }).where(inArray(outbox.id, ids));
}

async function withTimeout<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The queue did not answer in time.")), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Deletes rows that were sent a week ago; their history stays. */
export async function deleteSentOutboxRows({ db, now }: Pick<Context, "db" | "now">): Promise<void> {
  await db.delete(outbox).where(lt(outbox.sentAt, new Date(now().getTime() - KEEP_SENT_MS)));
}

// On globalThis, because Next loads this module once per route.
const holder = globalThis as { __signalboxBatchers?: WeakMap<Db, Batcher> };
holder.__signalboxBatchers ??= new WeakMap();
const batchers = holder.__signalboxBatchers;
