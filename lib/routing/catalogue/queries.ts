import { and, eq, gte, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { DAY_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { categories, tickets } from "@/lib/db/schema";
import type { ScoreboardLine } from "@/lib/domain/routing";
import { visibleTickets } from "@/lib/tickets/visible-tickets";
import { isWaiting } from "@/lib/tickets/write/capacity";
import type { Candidate } from "../candidate";
import { chooseAssignee } from "../choose-assignee";
import { loadCandidates } from "../load-candidates";

/** Who would get a team's tickets now. */
export interface TeamRoute {
  at: string;
  /** People who can take a ticket without skills now, the best first. */
  next: ScoreboardLine[];
  barred: ScoreboardLine[];
}

/** Who would get a team's tickets now, by team id; null: tickets without a team. Two statements. */
export async function routesOfTeams(
  ctx: Context,
  teams: readonly (string | null)[],
): Promise<Map<string | null, TeamRoute>> {
  authorize(ctx.actor, "ticket.assign");
  const candidates = await loadCandidates(ctx);
  const at = ctx.now();
  const routes = [...new Set(teams)].map((teamId): [string | null, TeamRoute] => {
    const isMember = ({ role, teamIds }: Candidate) =>
      teamId === null ? role === "moderator" : teamIds.includes(teamId);
    const members = new Set(candidates.filter(isMember).map(({ id }) => id));
    const { scoreboard } = chooseAssignee({ skills: [], teamId }, candidates, at);
    const next = scoreboard.filter(({ group }) => group !== null);
    const others = scoreboard.filter(({ group, personId }) => group === null && members.has(personId));
    const barred = others.filter(({ rejection }) => rejection?.code !== "deactivated");
    return [teamId, { at: at.toISOString(), next, barred }];
  });
  return new Map(routes);
}

/** The number of waiting tickets by team id; null: without a team. One statement. */
export async function countWaitingByTeam(ctx: Context): Promise<Map<string | null, number>> {
  authorize(ctx.actor, "ticket.assign");
  const rows = await ctx.db
    .select({ teamId: tickets.teamId, n: sql<number>`count(*)::int` })
    .from(tickets)
    .where(and(visibleTickets(ctx.actor), isWaiting()))
    .groupBy(tickets.teamId);
  return new Map(rows.map(({ teamId, n }) => [teamId, n]));
}

/** The number of waiting tickets by needed skill. One statement. */
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

/** The number of visible tickets of the last 30 days by category id. One statement. */
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
