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
/** A sent row has done its work; a while longer it can answer what was sent when. */
const KEEP_SENT_MS = 7 * DAY_MS;

/**
 * Sends events that this process has just written and still holds: at once, or together with all others that come
 * while an earlier send is under way. Never throws: what fails stays for the sweep.
 */
export function sendOutbox(ctx: Pick<Context, "db" | "now">, rows: OutboxRow[]): Promise<void> {
  const line = lines.get(ctx.db) ?? { last: Promise.resolve() };
  lines.set(ctx.db, line);
  line.next ??= gather(ctx, line);
  line.next.rows.push(...rows);
  return line.last;
}

/** The send that was asked for last, and what it will carry while it still waits for the one before. */
interface Line {
  last: Promise<void>;
  next?: { rows: OutboxRow[] };
}

function gather(ctx: Pick<Context, "db" | "now">, line: Line): { rows: OutboxRow[] } {
  const gathered: OutboxRow[] = [];
  line.last = line.last.then(() => {
    line.next = undefined;
    return sendOrLeave(ctx, gathered);
  });
  return { rows: gathered };
}

async function sendOrLeave(ctx: Pick<Context, "db" | "now">, rows: OutboxRow[]): Promise<void> {
  try {
    await send(ctx, rows);
  } catch (error) {
    log("warn", "events stay in the outbox for the sweep", { count: rows.length }, error);
  }
}

/**
 * Sends what was left behind: the process died between commit and send, or the queue was away. Each row is claimed
 * for a while by one conditional statement, so two sweeps never send the same row. Returns how many were sent.
 */
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
  // Named apart, because a plan may run a subquery again for each row, and its limit would then limit nothing.
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

/** Removes rows that were sent a week ago; their history stays. */
export async function deleteSentOutboxRows({ db, now }: Pick<Context, "db" | "now">): Promise<void> {
  await db.delete(outbox).where(lt(outbox.sentAt, new Date(now().getTime() - KEEP_SENT_MS)));
}

// One line for a database: Next loads this module once per route.
const holder = globalThis as { __signalboxLines?: WeakMap<Db, Line> };
holder.__signalboxLines ??= new WeakMap();
const lines = holder.__signalboxLines;
