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

/** A history event of a ticket. Which facts `before` and `after` have depends on `type`. */
export type TimelineEvent = HistoryFacts & {
  id: string;
  at: string;
  /** The person or job that acted. Without a stored name, `name` is one of `GENERIC_NAMES`. */
  actor: { id: string | null; name: string };
};

interface TimelinePage {
  events: TimelineEvent[];
  nextCursor: string | null;
}

/**
 * One page of a ticket's history, oldest first. Requesters get only its creation, public messages and status changes.
 * Throws `not_found` if the actor may not see the ticket.
 */
export async function listTimeline(ctx: Context, input: TimelineInput & { ticket: string }): Promise<TimelinePage> {
  authorize(ctx.actor, "ticket.read");
  const [ticket] = await ctx.db
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(matchesTicket(ticketKey(input.ticket)), visibleTickets(ctx.actor)));
  if (!ticket) throw notFound("ticket");
  const [, after] = readCursor(input.cursor, z.tuple([z.literal("timeline"), z.uuid()])) ?? [];
  const found = await ctx.db
    .select({ ...plainColumns, ...actorColumns })
    .from(events)
    .leftJoin(people, eq(people.id, events.actorId))
    .where(and(eq(events.ticketId, ticket.id), visibleEvents(ctx.actor), after ? gt(events.id, after) : undefined))
    .orderBy(asc(events.id))
    .limit(input.limit + 1);
  const page = found.slice(0, input.limit);
  const last = page.at(-1);
  return {
    events: page.flatMap((row) => viewEvent({ ...row, at: row.at.toISOString() })),
    nextCursor: found.length > page.length && last ? cursorOf(["timeline", last.id]) : null,
  };
}

const { id, type, at, actorKind, actorId, before, after } = events;
const plainColumns = { id, type, at, actorKind, actorId, before, after };
const actorColumns = { actorName: sql<string | null>`coalesce(${people.name}, ${events.actorName})` };

type EventRow = Pick<typeof events.$inferSelect, keyof Omit<typeof plainColumns, "at">> & {
  at: string;
  actorName: string | null;
};

/** The name to show if neither an account nor the event has one. */
const GENERIC_NAMES: Record<ActorKind, string> = {
  person: "Signalbox",
  visitor: "visitor",
  link: "approval link",
  job: "Signalbox",
};

function viewEvent({ id, at, actorKind, actorId, actorName, ...row }: EventRow): TimelineEvent[] {
  const facts = readFacts(row);
  return facts ? [{ id, at, actor: { id: actorId, name: actorName ?? GENERIC_NAMES[actorKind] }, ...facts }] : [];
}

const HISTORY_ROWS = 200;

/** SQL column for the oldest 200 events of the ticket in the outer statement, for staff. Read it with `readHistory`. */
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
