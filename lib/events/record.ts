import { WIRE_EVENTS, type WireEventName } from "@/inngest/events";
import type { Actor } from "@/lib/auth/actor";
import { SECOND_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { events, outbox } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import type { EventType } from "@/lib/words";

export interface NewEvent {
  type: EventType;
  ticketId?: string;
  personId?: string;
  /** Short facts only; ticket text has rows of its own. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  /** False: history only, although functions listen to this name. */
  wake?: boolean;
}

/** How long a fresh outbox row belongs to the process that wrote it; then the sweep may take it. */
export const OWN_SEND_MS = 10 * SECOND_MS;

/** Appends to history, and to the outbox where a function listens. Only within `transact`. Returns the event's id. */
export async function insertEvent(ctx: Context, event: NewEvent): Promise<{ id: string; wakes: boolean }> {
  const id = newId();
  const at = ctx.now();
  await ctx.db.insert(events).values({
    id,
    type: event.type,
    ticketId: event.ticketId,
    personId: event.personId,
    ...actorColumns(ctx.actor),
    at,
    before: event.before,
    after: event.after,
  });
  const wakes = event.wake !== false && event.type in WIRE_EVENTS;
  if (wakes) {
    const name = event.type as WireEventName;
    const data = WIRE_EVENTS[name].schema.parse({ ticketId: event.ticketId, personId: event.personId });
    await ctx.db
      .insert(outbox)
      .values({ id, name, data, createdAt: at, leasedUntil: new Date(at.getTime() + OWN_SEND_MS) });
  }
  return { id, wakes };
}

function actorColumns(actor: Actor) {
  return actor.kind === "person"
    ? { actorKind: "person" as const, actorId: actor.id, actorName: null }
    : { actorKind: "system" as const, actorId: null, actorName: actor.job };
}
