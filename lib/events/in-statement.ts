import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { preparedRow } from "@/lib/db/prepared";
import { events, outbox } from "@/lib/db/schema";
import { eventRows, type NewEvent } from "./record";

const HISTORY = preparedRow(events, ["id", "type", "ticketId", "actorKind", "actorId", "actorName", "at", "after"]);
const OUTBOX = preparedRow(outbox, ["id", "name", "data", "createdAt", "leasedUntil"]);

/**
 * History and outbox as parts of a prepared statement that makes something, for the few that are asked so often that a
 * transaction's four trips count. One statement stands or falls as one. Fill the parts with what `givenFor` answers.
 */
export function eventStatementParts(db: Db) {
  const history = db.$with("history").as(db.insert(events).values(HISTORY.placeholders).returning({ id: events.id }));
  const publish = db.$with("wake").as(db.insert(outbox).values(OUTBOX.placeholders).returning({ id: outbox.id }));
  return [history, publish] as const;
}

/** Only for an event that wakes a function, about something that was not there before. */
export function eventValues(ctx: Context, event: NewEvent<"ticket/created">) {
  const { history, outboxRow, leasedUntil } = eventRows(ctx, event);
  if (!outboxRow) throw new TypeError(`${event.type} wakes nobody.`);
  const { ticketId } = event;
  const given = {
    ...HISTORY.fill({ ...history, ticketId, after: history.after ?? null }),
    ...OUTBOX.fill({ ...outboxRow, leasedUntil }),
  };
  return { given, outboxRow };
}
