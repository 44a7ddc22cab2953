import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { ActorKind } from "@/lib/domain/actor";
import type { EventType } from "@/lib/domain/event";
import { instant, key } from "./columns";

/** Append-only history. `before` and `after` hold short facts; long texts live in rows that can be blanked. */
export const events = pgTable(
  "events",
  {
    id: key(),
    type: text().$type<EventType>().notNull(),
    ticketId: uuid(),
    personId: uuid(),
    actorKind: text().$type<ActorKind>().notNull(),
    actorId: uuid(),
    actorName: text(),
    at: instant().notNull().defaultNow(),
    before: jsonb().$type<Record<string, unknown>>(),
    after: jsonb().$type<Record<string, unknown>>(),
  },
  (t) => [index("events_ticket").on(t.ticketId, t.id), index("events_person").on(t.personId, t.id)],
);

/** Events to be sent to Inngest. A row has the id of its history event, and the sent event has it too. */
export const outbox = pgTable(
  "outbox",
  {
    id: uuid().primaryKey(),
    name: text().$type<EventType | "ticket/updated">().notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    createdAt: instant().notNull().defaultNow(),
    leasedUntil: instant(),
    attempts: integer().notNull().default(0),
    sentAt: instant(),
  },
  (t) => [index("outbox_unsent").on(t.createdAt).where(sql`${t.sentAt} is null`)],
);
