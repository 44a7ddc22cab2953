import { and, asc, eq, gt, inArray, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { type Actor, isStaff } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { cursorOf, readCursor } from "@/lib/cursor";
import { events, people, tickets } from "@/lib/db/schema";
import { notFound } from "@/lib/errors";
import type { EventType } from "@/lib/words";
import { isTicket } from "./find-ticket";
import type { TimelineInput } from "./input";
import { visibleTickets } from "./visible-tickets";

export interface TimelineEvent {
  id: string;
  type: EventType;
  at: string;
  /** A person by name, or the job of ours that did it. */
  actor: { id: string | null; name: string };
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

export interface TimelinePage {
  events: TimelineEvent[];
  nextCursor: string | null;
}

/** Every step of the pipeline and every change, oldest first. Requesters get public messages and status changes only. */
export async function listTimeline(ctx: Context, input: TimelineInput & { ticket: string }): Promise<TimelinePage> {
  authorize(ctx.actor, "ticket.read");
  const [ticket] = await ctx.db
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(isTicket(input.ticket), visibleTickets(ctx.actor)));
  if (!ticket) throw notFound("ticket");
  const [, after] = readCursor(input.cursor, z.tuple([z.literal("timeline"), z.uuid()])) ?? [];
  const found = await selectEvents(ctx, ticket.id, input.limit + 1, after ? gt(events.id, after) : undefined);
  const page = found.slice(0, input.limit);
  const last = page.at(-1);
  return { events: page, nextCursor: found.length > page.length && last ? cursorOf(["timeline", last.id]) : null };
}

const HISTORY_ROWS = 200;

/** The beginning of a ticket's history, for the answer that shows a ticket whole. */
export function historyOf(ctx: Pick<Context, "db" | "actor">, ticketId: string): Promise<TimelineEvent[]> {
  return selectEvents(ctx, ticketId, HISTORY_ROWS);
}

async function selectEvents({ db, actor }: Pick<Context, "db" | "actor">, ticketId: string, limit: number, more?: SQL) {
  const rows = await db
    .select({
      id: events.id,
      type: events.type,
      at: events.at,
      actorId: events.actorId,
      actorName: sql<string>`coalesce(${people.name}, ${events.actorName}, 'Signalbox')`,
      before: events.before,
      after: events.after,
    })
    .from(events)
    .leftJoin(people, eq(people.id, events.actorId))
    .where(and(eq(events.ticketId, ticketId), visibleEvents(actor), more))
    .orderBy(asc(events.id))
    .limit(limit);
  return rows.map(
    ({ actorId, actorName, at, before, after, ...row }): TimelineEvent => ({
      ...row,
      at: at.toISOString(),
      actor: { id: actorId, name: actorName },
      ...(before ? { before } : {}),
      ...(after ? { after } : {}),
    }),
  );
}

function visibleEvents(actor: Actor): SQL | undefined {
  if (isStaff(actor)) return undefined;
  const publicMessage = and(eq(events.type, "ticket/message.added"), sql`${events.after}->>'internal' = 'false'`);
  return or(inArray(events.type, ["ticket/created", "ticket/status.changed"]), publicMessage);
}
