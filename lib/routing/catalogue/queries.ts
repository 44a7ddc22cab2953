import { and, eq, gte, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { DAY_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { categories, tickets } from "@/lib/db/schema";
import type { ScoreboardLine } from "@/lib/domain/routing";
import { visibleTickets } from "@/lib/tickets/visible-tickets";
import { isWaiting } from "@/lib/tickets/write/capacity";
import { chooseAssignee } from "../choose-assignee";
import { loadCandidates } from "../load-candidates";

/** Where a team's tickets go at this moment. */
export interface TeamRoute {
  /** When it was looked at; ISO. */
  at: string;
  /** Who would get a ticket that names no skill, in the order of the rule; admins come last. */
  next: ScoreboardLine[];
  /** Members who can't have one now, and why. */
  barred: ScoreboardLine[];
}

/**
 * Where tickets of each of these teams would go now, by the team's id; null: of no team. One statement, however many
 * teams: the people are the same, and the rest is the rule's own word.
 */
export async function routesOfTeams(
  ctx: Context,
  teamIds: readonly (string | null)[],
): Promise<Map<string | null, TeamRoute>> {
  authorize(ctx.actor, "ticket.assign");
  const people = await loadCandidates(ctx);
  const at = ctx.now();
  const routes = [...new Set(teamIds)].map((teamId): [string | null, TeamRoute] => {
    const members = new Set(
      people
        .filter(({ role, teamIds: own }) => (teamId === null ? role === "moderator" : own.includes(teamId)))
        .map(({ id }) => id),
    );
    const { scoreboard } = chooseAssignee({ skills: [], teamId }, people, at);
    return [
      teamId,
      {
        at: at.toISOString(),
        next: scoreboard.filter(({ group }) => group !== null),
        barred: scoreboard.filter(
          ({ group, personId, rejection }) =>
            group === null && members.has(personId) && rejection?.code !== "deactivated",
        ),
      },
    ];
  });
  return new Map(routes);
}

/** How many tickets wait for an owner, by their team's id; null: of no team. One statement. */
export async function countWaitingByTeam(ctx: Context): Promise<Map<string | null, number>> {
  authorize(ctx.actor, "ticket.assign");
  const rows = await ctx.db
    .select({ teamId: tickets.teamId, n: sql<number>`count(*)::int` })
    .from(tickets)
    .where(and(visibleTickets(ctx.actor), isWaiting()))
    .groupBy(tickets.teamId);
  return new Map(rows.map(({ teamId, n }) => [teamId, n]));
}

/** How many tickets wait for an owner, by each skill that they name. One statement. */
export async function countWaitingBySkill(ctx: Context): Promise<Map<string, number>> {
  authorize(ctx.actor, "ticket.assign");
  const slug = sql<string>`unnest(${tickets.skills})`;
  const rows = await ctx.db
    .select({ slug: slug.as("slug"), n: sql<number>`count(*)::int` })
    .from(tickets)
    .where(and(visibleTickets(ctx.actor), isWaiting()))
    .groupBy(sql`1`);
  return new Map(rows.map(({ slug, n }) => [slug, n]));
}

/** How many tickets came in during the last 30 days, of those that the asker may see, by category. One statement. */
export async function countRecentByCategory(ctx: Context): Promise<Map<string, number>> {
  authorize(ctx.actor, "ticket.read");
  const from = new Date(ctx.now().getTime() - 30 * DAY_MS);
  const rows = await ctx.db
    .select({ id: categories.id, n: sql<number>`count(*)::int` })
    .from(tickets)
    .innerJoin(categories, eq(categories.id, tickets.categoryId))
    .where(and(visibleTickets(ctx.actor), gte(tickets.createdAt, from)))
    .groupBy(categories.id);
  return new Map(rows.map(({ id, n }) => [id, n]));
}
