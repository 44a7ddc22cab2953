import { lt, sql } from "drizzle-orm";
import { DAY_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { engineEvents } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { readJson } from "@/lib/read-json";
import { EventsInput, type WireEvent } from "./wire";

const MAX_EVENT_BYTES = 256 * 1024;

/** How long a repeated event id is recognised. */
export const REMEMBER_MS = DAY_MS;

export type Received = { status: 200; ids: string[] } | { status: 400 | 413; error: string };

/** Stores a batch of events, all or none, from any process. Ignores an id received in the last 24 hours. */
export async function receiveEvents(db: Db, now: Date, body: string): Promise<Received> {
  const parsed = EventsInput.safeParse(readJson(body));
  if (!parsed.success) return { status: 400, error: "An event needs a name, and data that is an object." };
  const events = parsed.data.map(
    (event): WireEvent => ({ ...event, id: event.id ?? newId(), ts: event.ts ?? now.getTime() }),
  );
  const rows = new Map<string, typeof engineEvents.$inferInsert>();
  for (const event of events) {
    if (event.name.startsWith("inngest/")) return { status: 400, error: `The name "${event.name}" is reserved.` };
    if (`${event.id}${event.name}`.includes("\0")) return { status: 400, error: "No NUL in an event's id or name." };
    const text = JSON.stringify(event);
    if (Buffer.byteLength(text) > MAX_EVENT_BYTES) return { status: 413, error: "An event may have at most 256 KiB." };
    if (!rows.has(event.id)) rows.set(event.id, { id: event.id, name: event.name, body: text, receivedAt: now });
  }
  if (rows.size > 0) await save(db, [...rows.values()], now);
  return { status: 200, ids: events.map((event) => event.id) };
}

async function save(db: Db, rows: (typeof engineEvents.$inferInsert)[], now: Date): Promise<void> {
  await db
    .insert(engineEvents)
    .values(rows)
    .onConflictDoUpdate({
      target: engineEvents.id,
      set: { name: sql`excluded.name`, body: sql`excluded.body`, receivedAt: now, scheduledAt: null },
      setWhere: lt(engineEvents.receivedAt, new Date(now.getTime() - REMEMBER_MS)),
    });
}
