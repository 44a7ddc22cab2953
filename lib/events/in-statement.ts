import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { preparedRow } from "@/lib/db/prepared";
import { events, outbox } from "@/lib/db/schema";
import { eventRows, type NewEvent } from "./record";

const HISTORY = preparedRow(events, ["id", "type", "ticketId", "actorKind", "actorId", "actorName", "at", "after"]);
const OUTBOX = preparedRow(outbox, ["id", "name", "data", "createdAt", "leasedUntil"]);

/** The inserts into history and outbox as parts of a prepared statement. `eventValues` makes its parameters. */
export function eventStatementParts(db: Db) {
  const history = db.$with("history").as(db.insert(events).values(HISTORY.placeholders).returning({ id: events.id }));
  const publish = db.$with("publish").as(db.insert(outbox).values(OUTBOX.placeholders).returning({ id: outbox.id }));
  return [history, publish] as const;
}

/** The parameters for `eventStatementParts`. Throws if the event has no outbox row. */
export function eventValues(ctx: Context, event: NewEvent<"ticket/created">) {
  const { history, outboxRow, leasedUntil } = eventRows(ctx, event);
  if (!outboxRow) throw new TypeError(`No function listens to ${event.type}.`);
  const { ticketId } = event;
  const given = {
    ...HISTORY.fill({ ...history, ticketId, after: history.after ?? null }),
    ...OUTBOX.fill({ ...outboxRow, leasedUntil }),
  };
  return { given, outboxRow };
}
