import { and, asc, eq, gt, inArray, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { type Actor, isStaff } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { cursorOf, readCursor } from "@/lib/cursor";
import { isoOf, jsonObject } from "@/lib/db/json";
import { events, people, tickets } from "@/lib/db/schema";
import type { ActorKind } from "@/lib/domain/actor";
import { type HistoryFacts, readFacts } from "@/lib/domain/event";
import { notFound } from "@/lib/errors";
import { matchesTicket, ticketKey } from "./find-ticket";
import type { TimelineInput } from "./input";
import { visibleTickets } from "./visible-tickets";

/** A history event for display. `type` determines the facts in `before` and `after`. */
export type TimelineEvent = HistoryFacts & {
  id: string;
  at: string;
  /** A name, or a generic one. */
  actor: { id: string | null; name: string };
};

export interface TimelinePage {
  events: TimelineEvent[];
  nextCursor: string | null;
}

/** All history events, oldest first. Requesters get only public messages and status changes. */
export async function listTimeline(ctx: Context, input: TimelineInput & { ticket: string }): Promise<TimelinePage> {
  authorize(ctx.actor, "ticket.read");
  const [ticket] = await ctx.db
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(matchesTicket(ticketKey(input.ticket)), visibleTickets(ctx.actor)));
  if (!ticket) throw notFound("ticket");
  const [, after] = readCursor(input.cursor, z.tuple([z.literal("timeline"), z.uuid()])) ?? [];
  const found = await selectEvents(ctx, ticket.id, input.limit + 1, after ? gt(events.id, after) : undefined);
  const page = found.slice(0, input.limit);
  const last = page.at(-1);
  return {
    events: page.flatMap(viewEvent),
    nextCursor: found.length > page.length && last ? cursorOf(["timeline", last.id]) : null,
  };
}

async function selectEvents({ db, actor }: Pick<Context, "db" | "actor">, ticketId: string, limit: number, more?: SQL) {
  const rows = await db
    .select({ ...plainColumns, ...actorColumns })
    .from(events)
    .leftJoin(people, eq(people.id, events.actorId))
    .where(and(eq(events.ticketId, ticketId), visibleEvents(actor), more))
    .orderBy(asc(events.id))
    .limit(limit);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

const { id, type, at, actorKind, actorId, before, after } = events;
const plainColumns = { id, type, at, actorKind, actorId, before, after };
const actorColumns = { actorName: sql<string | null>`coalesce(${people.name}, ${events.actorName})` };

type EventRow = Pick<typeof events.$inferSelect, keyof Omit<typeof plainColumns, "at">> & {
  at: string;
  actorName: string | null;
};

/** For links, visitors and deleted accounts. */
const GENERIC_NAMES: Record<ActorKind, string> = {
  person: "Signalbox",
  visitor: "visitor",
  link: "approval link",
  job: "Signalbox",
};

/** Empty for an event type that this version does not know. */
function viewEvent({ id, at, actorKind, actorId, actorName, ...row }: EventRow): TimelineEvent[] {
  const facts = readFacts(row);
  return facts ? [{ id, at, actor: { id: actorId, name: actorName ?? GENERIC_NAMES[actorKind] }, ...facts }] : [];
}

const HISTORY_ROWS = 200;

/** SQL column for the oldest events of the outer ticket, for staff. Read it with `readHistory`. */
export function historyColumn() {
  return sql<EventRow[]>`(
    select coalesce(json_agg(first.event), '[]') from (
      select ${jsonObject({ ...plainColumns, ...actorColumns })} as event
      from ${events} left join ${people} on ${people.id} = ${events.actorId}
      where ${events.ticketId} = ${tickets.id} order by ${events.id} limit ${sql.raw(String(HISTORY_ROWS))}) as first)`;
}

export function readHistory(rows: EventRow[]): TimelineEvent[] {
  return rows.flatMap((row) => viewEvent({ ...row, at: isoOf(row.at) }));
}

function visibleEvents(actor: Actor): SQL | undefined {
  if (isStaff(actor)) return undefined;
  const publicMessage = and(eq(events.type, "ticket/message.added"), sql`${events.after}->>'internal' = 'false'`);
  return or(inArray(events.type, ["ticket/created", "ticket/status.changed"]), publicMessage);
}
