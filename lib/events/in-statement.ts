import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { events, outbox } from "@/lib/db/schema";
import { type NewEvent, rowsOf } from "./record";

/**
 * History and outbox as parts of a prepared statement that makes something, for the few that are asked so often that a
 * transaction's four trips count. One statement stands or falls as one. Fill the parts with what `givenFor` answers.
 */
export function eventParts(db: Db) {
  const place = sql.placeholder;
  const history = db.$with("history").as(
    db
      .insert(events)
      .values({
        id: place("eventId"),
        type: place("eventType"),
        ticketId: place("eventTicketId"),
        actorKind: place("actorKind"),
        actorId: place("actorId"),
        actorName: place("actorName"),
        at: place("eventAt"),
        after: place("eventAfter"),
      })
      .returning({ id: events.id }),
  );
  const wake = db.$with("wake").as(
    db
      .insert(outbox)
      .values({
        id: place("eventId"),
        name: place("wakeName"),
        data: place("wakeData"),
        createdAt: place("eventAt"),
        leasedUntil: place("leasedUntil"),
      })
      .returning({ id: outbox.id }),
  );
  return [history, wake] as const;
}

/** Only for an event that wakes a function, about something that was not there before. */
export function givenFor(ctx: Context, event: NewEvent<"ticket/created">) {
  const { history, wakes, leasedUntil } = rowsOf(ctx, event);
  if (!wakes) throw new TypeError(`${event.type} wakes nobody.`);
  const given = {
    eventId: history.id,
    eventType: history.type,
    wakeName: wakes.name,
    eventTicketId: history.ticketId,
    actorKind: history.actorKind,
    actorId: history.actorId,
    actorName: history.actorName,
    eventAt: history.at,
    eventAfter: history.after,
    wakeData: wakes.data,
    leasedUntil,
  };
  return { given, wakes };
}
