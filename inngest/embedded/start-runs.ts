import { lte } from "drizzle-orm";
import { DAY_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { engineKeys, engineRuns } from "@/lib/db/schema";
import { celKey, isTrue } from "./cel";
import type { EngineContext } from "./context";
import type { EngineFunction } from "./supported";
import type { WireEvent } from "./wire";

const IDEMPOTENT_MS = DAY_MS;

export interface NewRun {
  functionId: string;
  event: { id: string; name: string };
  body: string;
  concurrencyKey: string | null;
  idempotencyKey?: string;
}

/** The runs that an event starts: one for each function with a matching trigger. */
export function runsFor(ctx: EngineContext, event: WireEvent, body: string): NewRun[] {
  return [...ctx.functions.values()]
    .filter((fn) => fn.triggers.some((on) => on.event === event.name && isTrue(on.condition, { event })))
    .map((fn) => newRun(fn, event, body));
}

export function newRun(fn: EngineFunction, event: WireEvent, body = JSON.stringify(event)): NewRun {
  return {
    functionId: fn.id,
    event: { id: event.id, name: event.name },
    body,
    concurrencyKey: fn.concurrency ? `${fn.id}:${celKey(fn.concurrency.key, { event })}` : null,
    idempotencyKey: fn.idempotency === undefined ? undefined : `${fn.id}:${celKey(fn.idempotency, { event })}`,
  };
}

/** Stores the runs, due now, except those with an idempotency key used in the last 24 hours. */
export async function startRuns(db: Db, ctx: EngineContext, starts: NewRun[]): Promise<void> {
  const now = ctx.now();
  const chosen = await withoutRepeats(db, now, starts);
  if (chosen.length === 0) return;
  await db.insert(engineRuns).values(
    chosen.map(({ functionId, event, body, concurrencyKey }) => ({
      functionId,
      eventId: event.id,
      eventName: event.name,
      event: body,
      concurrencyKey,
      dueAt: now,
      createdAt: now,
    })),
  );
}

async function withoutRepeats(db: Db, now: Date, starts: NewRun[]): Promise<NewRun[]> {
  const keys = new Set(starts.flatMap((start) => start.idempotencyKey ?? []));
  if (keys.size === 0) return starts;
  const until = new Date(now.getTime() + IDEMPOTENT_MS);
  const fresh = await db
    .insert(engineKeys)
    .values([...keys].map((key) => ({ key, until })))
    .onConflictDoUpdate({ target: engineKeys.key, set: { until }, setWhere: lte(engineKeys.until, now) })
    .returning({ key: engineKeys.key });
  const free = new Set(fresh.map((row) => row.key));
  return starts.filter(({ idempotencyKey: key }) => key === undefined || free.delete(key));
}
