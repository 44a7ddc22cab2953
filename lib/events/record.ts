import { PUBLISH_ON_DEMAND, SENT_AS, WIRE_EVENTS, type WireEventName } from "@/inngest/events";
import type { Actor } from "@/lib/auth/actor";
import { SECOND_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { events, outbox } from "@/lib/db/schema";
import { checkFacts, type EventType, type RecordedFacts } from "@/lib/domain/event";
import { newId } from "@/lib/ids";

interface About {
  ticketId?: string;
  personId?: string;
  // History has no columns for these four ids; they are only in the sent event.
  importId?: string;
  trainingId?: string;
  stepId?: string;
  handoverId?: string;
  /** Sends a wire event or not. By default it is sent, unless it is in `PUBLISH_ON_DEMAND`. */
  publish?: boolean;
}

type Subject<T extends EventType> = T extends `ticket/${string}`
  ? { ticketId: string }
  : T extends `person/${string}` | `user/${string}`
    ? { personId: string }
    : unknown;

/** An event to record: its subject, and the facts that its type requires. */
export type NewEvent<T extends EventType = EventType> = {
  [K in T]: RecordedFacts<K> & About & Subject<K>;
}[T];

/** How long only the process that wrote an outbox row may send it; then the sweep may. */
export const OUTBOX_LEASE_MS = 10 * SECOND_MS;

export type OutboxRow = Pick<typeof outbox.$inferSelect, "id" | "name" | "data" | "createdAt">;

/** Appends to history, and to the outbox if the event is sent. Only within `transact`. */
export async function insertEvent(ctx: Context, event: NewEvent): Promise<{ id: string; outboxRow?: OutboxRow }> {
  const { history, outboxRow, leasedUntil } = eventRows(ctx, event);
  const insert = ctx.db.insert(events).values(history);
  if (outboxRow) {
    const written = ctx.db.$with("written").as(insert.returning({ id: events.id }));
    await ctx.db
      .with(written)
      .insert(outbox)
      .values({ ...outboxRow, leasedUntil });
  } else {
    await insert;
  }
  return { id: history.id, outboxRow };
}

/** An event's row in history, and its outbox row if it is sent. Throws for wrong facts. */
export function eventRows(ctx: Pick<Context, "actor" | "now">, event: NewEvent) {
  const id = newId();
  const at = ctx.now();
  const { type, ticketId, personId, importId, trainingId, stepId, handoverId } = event;
  const history = { id, type, ticketId, personId, ...actorColumns(ctx.actor), at, ...checkFacts(event) };
  const leasedUntil = new Date(at.getTime() + OUTBOX_LEASE_MS);
  const name = SENT_AS[type] ?? type;
  if (!isWireEvent(name) || !(event.publish ?? !PUBLISH_ON_DEMAND.includes(name))) return { history, leasedUntil };
  const data = WIRE_EVENTS[name].schema.parse({ ticketId, personId, importId, trainingId, stepId, handoverId });
  const outboxRow: OutboxRow = { id, name, data, createdAt: at };
  return { history, outboxRow, leasedUntil };
}

function isWireEvent(name: string): name is WireEventName {
  return name in WIRE_EVENTS;
}

function actorColumns(actor: Actor) {
  return {
    actorKind: actor.kind,
    actorId: actor.kind === "person" ? actor.id : null,
    actorName: actor.kind === "job" ? actor.job : null,
  };
}
