import { and, eq, inArray } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import { listTeamNames } from "@/lib/catalogue/queries";
import { DAY_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { categories, skills, tickets } from "@/lib/db/schema";
import { visibleTickets } from "@/lib/tickets/visible-tickets";
import { loadCandidates } from "../load-candidates";
import { checkChanges } from "./check-changes";
import { compareReplays, movedTickets } from "./compare-replays";
import type { ProposedChanges } from "./input";
import { loadMonth } from "./load-month";
import { replayMonth } from "./replay-month";
import type { DryRun, MovedTicket } from "./views";
import { withChanges } from "./with-changes";

const PERIOD_DAYS = 30;

const MAX_MOVED = 50;

/**
 * Simulates the assignments of the last 30 days without and with the changes, and compares them. Saves nothing; at most
 * eight statements. Throws `invalid` for changes that could not be saved.
 */
export async function dryRunCatalogue(ctx: Context, changes: ProposedChanges): Promise<DryRun> {
  authorize(ctx.actor, "routing.manage");
  const people = await loadCandidates(ctx);
  const teamOf = await categoryTeams(ctx);
  const teamNames = new Map((await listTeamNames(ctx)).map(({ id, name }) => [id, name]));
  const skillSlugs = changes.people.length > 0 ? await activeSkills(ctx) : new Set<string>();
  checkChanges(changes, { categories: new Set(teamOf.keys()), teams: teamNames, skills: skillSlugs, people });
  const from = new Date(ctx.now().getTime() - PERIOD_DAYS * DAY_MS);
  const month = await loadMonth(ctx, { from, people });
  const current = { people, teamOf };
  const before = replayMonth(month, current);
  const replays = { before, after: replayMonth(month, withChanges(current, changes), before) };
  const names = { people: new Map(people.map(({ id, name }) => [id, name])), teams: teamNames };
  const moved = movedTickets(month.tickets, replays, names);
  return {
    from: new Date(month.from).toISOString(),
    to: new Date(month.to).toISOString(),
    capped: month.capped,
    ...compareReplays(replays, names),
    moved: await withTitles(ctx, moved.slice(0, MAX_MOVED), names.people),
    movedCount: moved.length,
  };
}

async function categoryTeams({ db }: Context): Promise<Map<string, string | null>> {
  const rows = await db.select({ id: categories.id, teamId: categories.teamId }).from(categories);
  return new Map(rows.map(({ id, teamId }) => [id, teamId]));
}

async function activeSkills({ db }: Context): Promise<Set<string>> {
  const rows = await db.select({ slug: skills.slug }).from(skills).where(eq(skills.state, "active"));
  return new Set(rows.map(({ slug }) => slug));
}

async function withTitles(
  { db, actor }: Context,
  moved: ReturnType<typeof movedTickets>,
  names: ReadonlyMap<string, string>,
): Promise<MovedTicket[]> {
  if (moved.length === 0) return [];
  const ids = moved.map(({ id }) => id);
  const rows = await db
    .select({ id: tickets.id, number: tickets.number, title: tickets.title })
    .from(tickets)
    .where(and(inArray(tickets.id, ids), visibleTickets(actor)));
  const visible = new Map(rows.map((row) => [row.id, row]));
  const person = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? "Deleted" });
  return moved.flatMap(({ id, from, to, why }) => {
    const row = visible.get(id);
    return row ? [{ ...row, from: person(from), to: person(to), why }] : [];
  });
}
