import { and, asc, desc, eq, gte, inArray, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { DAY_MS, isStorable } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { cursorOf, readCursor } from "@/lib/cursor";
import { categories, teamMembers, tickets } from "@/lib/db/schema";
import type { ListTicketsInput, Sort } from "./input";
import { joinNames, namedColumns, type TicketView, type TicketWithNames, viewTicket } from "./ticket-view";
import { visibleTickets } from "./visible-tickets";

export interface TicketPage {
  tickets: TicketView[];
  nextCursor: string | null;
}

const EXCERPT_CHARACTERS = 300;

/**
 * One page of the tickets that match the filters and that the actor may see. A page starts after the keys in its
 * cursor, so later pages cost no more than the first.
 */
export async function listTickets(ctx: Context, input: ListTicketsInput): Promise<TicketPage> {
  authorize(ctx.actor, "ticket.read");
  const order = ORDERS[input.sort];
  const columns = {
    ...namedColumns,
    ticket: { ...namedColumns.ticket, description: sql<string>`left(${tickets.description}, ${EXCERPT_CHARACTERS})` },
    rank: tickets.priorityRank,
  };
  const found = (await joinNames(ctx.db.select(columns).from(tickets).$dynamic())
    .where(and(visibleTickets(ctx.actor), ...filters(ctx.actor, input), after(input)))
    .orderBy(...[...order.columns, tickets.id].map((column) => order.direction(column)))
    .limit(input.limit + 1)) as (TicketWithNames & { rank: number })[];
  const page = found.slice(0, input.limit);
  const last = page.at(-1);
  const more = found.length > page.length && last !== undefined;
  return {
    tickets: page.map((row) => viewTicket(ctx.actor, row)),
    nextCursor: more ? cursorOf([input.sort, ...order.keys(last.ticket, last.rank), last.ticket.id]) : null,
  };
}

type Keys = (string | number)[];

interface Order {
  columns: PgColumn[];
  direction: typeof asc | typeof desc;
  keys(row: TicketWithNames["ticket"], rank: number): Keys;
}

const byCreation: Pick<Order, "columns" | "keys"> = {
  columns: [tickets.createdAt],
  keys: (row) => [row.createdAt.toISOString()],
};

/** Tickets with equal columns are ordered by id. Each order has its own index. */
const ORDERS: Record<Sort, Order> = {
  newest: { ...byCreation, direction: desc },
  oldest: { ...byCreation, direction: asc },
  updated: { columns: [tickets.updatedAt], direction: desc, keys: (row) => [row.updatedAt.toISOString()] },
  priority: {
    columns: [tickets.priorityRank, tickets.createdAt],
    direction: desc,
    keys: (row, rank) => [rank, row.createdAt.toISOString()],
  },
};

function after({ cursor, sort }: ListTicketsInput): SQL | undefined {
  if (!cursor) return undefined;
  const time = z.iso.datetime().refine((text) => isStorable(new Date(text)));
  const shape =
    sort === "priority"
      ? z.tuple([z.literal(sort), z.number().int().min(0).max(3), time, z.uuid()])
      : z.tuple([z.literal(sort), time, z.uuid()]);
  const [, ...keys] = readCursor(cursor, shape as z.ZodType<[Sort, ...Keys]>)!;
  const values = keys.map((key, at) => typed(key, at === keys.length - 1));
  const { columns, direction } = ORDERS[sort];
  const position = sql.join([...columns, tickets.id], sql`, `);
  return sql`(${position}) ${direction === asc ? sql`>` : sql`<`} (${sql.join(values, sql`, `)})`;
}

function typed(key: string | number, isId: boolean): SQL {
  if (typeof key === "number") return sql`${key}::smallint`;
  return isId ? sql`${key}::uuid` : sql`${key}::timestamptz`;
}

function filters(actor: Actor, input: ListTicketsInput): (SQL | undefined)[] {
  return [
    input.status && inArray(tickets.status, input.status),
    input.priority && inArray(tickets.priority, input.priority),
    input.triage && inArray(tickets.triage, input.triage),
    input.approval && inArray(tickets.approval, input.approval),
    input.category &&
      sql`${tickets.categoryId} in (select ${categories.id} from ${categories} where ${inArray(categories.slug, input.category)})`,
    input.assignee && or(...input.assignee.map((who) => assigneeIs(actor, who))),
    input.team && or(...input.team.map((team) => teamIs(actor, team))),
    input.from ? gte(tickets.createdAt, new Date(input.from)) : undefined,
    input.to ? lte(tickets.createdAt, endOf(input.to)) : undefined,
    input.search?.trim() ? matches(input.search.trim()) : undefined,
  ];
}

function assigneeIs(actor: Actor, who: string): SQL {
  if (who === "none") return isNull(tickets.assigneeId);
  if (who !== "me") return eq(tickets.assigneeId, who);
  return actor.kind === "person" ? eq(tickets.assigneeId, actor.id) : sql`false`;
}

function teamIs(actor: Actor, team: string): SQL {
  if (team !== "mine") return eq(tickets.teamId, team);
  if (actor.kind !== "person") return sql`false`;
  return sql`${tickets.teamId} in (select ${teamMembers.teamId} from ${teamMembers} where ${teamMembers.personId} = ${actor.id})`;
}

/** The end of a period. A date without a time means the end of that UTC day. */
function endOf(to: string): Date {
  const at = new Date(to);
  return to.length === 10 ? new Date(at.getTime() + DAY_MS - 1) : at;
}

/** The last word may be incomplete. Words have only letters and digits, so nothing needs escaping. */
function matches(search: string): SQL {
  const words = search.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (words.length === 0) return sql`false`;
  const query = words.map((word, at) => (at === words.length - 1 ? `${word}:*` : word)).join(" & ");
  return sql`${tickets.search} @@ to_tsquery('simple', ${query})`;
}
