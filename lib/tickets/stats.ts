import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { categories, tickets } from "@/lib/db/schema";
import { ACTIVE_STATUSES, PRIORITIES, type Priority, STATUSES, type Status } from "@/lib/domain/ticket";
import { visibleTickets } from "./visible-tickets";

interface TicketStats {
  total: number;
  byStatus: Record<Status, number>;
  byPriority: Record<Priority, number>;
  byCategory: Record<string, number>;
  unassigned: number;
  /** The average over all days from the first ticket to today, both included. */
  ticketsPerDay: number;
  /** Both medians count from the creation of a ticket, or from its approval if it needed one. */
  medianFirstResponseMinutes: number | null;
  medianResolutionMinutes: number | null;
}

/** Counts and medians over all tickets that the actor may see. */
export async function ticketStats(ctx: Context): Promise<TicketStats> {
  authorize(ctx.actor, "ticket.read");
  const visible = visibleTickets(ctx.actor);
  const minutes = (to: AnyPgColumn) =>
    sql<number | null>`(percentile_cont(0.5) within group (order by ${seconds(to)}) / 60)::float8`;
  const [[totals], byState, byCategory] = await Promise.all([
    ctx.db
      .select({
        total: count,
        unassigned: sql<number>`(count(*) filter (where ${unassigned}))::int`,
        days: sql<number>`greatest(1, (${ctx.now().toISOString()}::timestamptz at time zone 'utc')::date - min(${tickets.createdAt} at time zone 'utc')::date + 1)::int`,
        firstResponse: minutes(tickets.firstResponseAt),
        resolution: minutes(tickets.resolvedAt),
      })
      .from(tickets)
      .where(visible),
    ctx.db
      .select({ status: tickets.status, priority: tickets.priority, n: count })
      .from(tickets)
      .where(visible)
      .groupBy(tickets.status, tickets.priority),
    ctx.db
      .select({ slug: categories.slug, n: count })
      .from(tickets)
      .innerJoin(categories, eq(categories.id, tickets.categoryId))
      .where(visible)
      .groupBy(categories.slug),
  ]);
  const sum = (rows: { n: number }[]) => rows.reduce((all, row) => all + row.n, 0);
  const tally = <K extends string>(names: readonly K[], of: (name: K) => { n: number }[]) =>
    Object.fromEntries(names.map((name) => [name, sum(of(name))])) as Record<K, number>;
  return {
    total: totals!.total,
    byStatus: tally(STATUSES, (name) => byState.filter((row) => row.status === name)),
    byPriority: tally(PRIORITIES, (name) => byState.filter((row) => row.priority === name)),
    byCategory: Object.fromEntries(byCategory.map((row) => [row.slug, row.n])),
    unassigned: totals!.unassigned,
    ticketsPerDay: Math.round((totals!.total / (totals!.days ?? 1)) * 100) / 100,
    medianFirstResponseMinutes: rounded(totals!.firstResponse),
    medianResolutionMinutes: rounded(totals!.resolution),
  };
}

/** Seconds from the start (creation, or approval if one was needed) to `to`; 0 if `to` came before the approval. */
function seconds(to: AnyPgColumn): SQL {
  const start = sql`coalesce(${tickets.serviceStartsAt}, ${tickets.createdAt})`;
  return sql`extract(epoch from ${to} - least(${start}, ${to}))`;
}

const count = sql<number>`count(*)::int`;
const unassigned = and(isNull(tickets.assigneeId), inArray(tickets.status, [...ACTIVE_STATUSES]));

function rounded(minutes: number | null): number | null {
  return minutes === null ? null : Math.round(minutes * 10) / 10;
}
