import { and, asc, desc, type SQL, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { tickets } from "@/lib/db/schema";
import { visibleTickets } from "@/lib/tickets/visible-tickets";
import { isWaiting } from "@/lib/tickets/write/capacity";
import type { Candidate } from "./candidate";
import { chooseWithRules } from "./choose-with-rules";
import { loadCandidates } from "./load-candidates";

const PAGE_SIZE = 500;

/**
 * Ids of waiting tickets that someone can take now: most urgent first, then oldest. Skips tickets that nobody can take,
 * so that a team at capacity never blocks another team.
 */
export async function listWaiting(ctx: Context, limit: number): Promise<string[]> {
  authorize(ctx.actor, "ticket.assign");
  const capacity = new FreeCapacity(await loadCandidates(ctx), ctx.now());
  const ids: string[] = [];
  let after: SQL | undefined;
  while (!capacity.isUsedUp) {
    const page = await pageOf(ctx, after);
    for (const ticket of page) {
      if (ids.length < limit && capacity.takes(ticket)) ids.push(ticket.id);
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE_SIZE || ids.length === limit) break;
    after = rowsAfter(last);
  }
  return ids;
}

/** People's free capacity. It only shrinks here, so needs that nobody can meet stay unmet. */
class FreeCapacity {
  private people: Candidate[];
  private readonly unmetNeeds = new Set<string>();

  constructor(
    candidates: Candidate[],
    private readonly now: Date,
  ) {
    this.people = candidates.filter((one) => one.active && one.activeTickets < one.capacity);
  }

  get isUsedUp(): boolean {
    return this.people.length === 0;
  }

  /** True if someone can take the ticket. That person then has room for one ticket less. */
  takes(ticket: Waiting): boolean {
    const wanted = ticket.ruleEffects?.assigneeId ?? "";
    const needs = `${ticket.teamId} ${wanted} ${[...ticket.skills].sort().join(" ")}`;
    if (this.unmetNeeds.has(needs)) return false;
    const { chosen } = chooseWithRules(ticket, this.people, this.now);
    const assignee = this.people.find((person) => person.id === chosen?.personId);
    if (!assignee) {
      this.unmetNeeds.add(needs);
      return false;
    }
    assignee.activeTickets++;
    if (assignee.activeTickets >= assignee.capacity) this.people = this.people.filter((person) => person !== assignee);
    return true;
  }
}

type Waiting = Awaited<ReturnType<typeof pageOf>>[number];

function pageOf({ db, actor }: Context, after: SQL | undefined) {
  const { id, priorityRank, createdAt, skills, teamId, ruleEffects } = tickets;
  return db
    .select({ id, priorityRank, createdAt, skills, teamId, ruleEffects })
    .from(tickets)
    .where(and(visibleTickets(actor), isWaiting(), after))
    .orderBy(desc(priorityRank), asc(createdAt), asc(id))
    .limit(PAGE_SIZE);
}

function rowsAfter({ priorityRank, createdAt, id }: Waiting): SQL {
  const same = sql`(${tickets.createdAt}, ${tickets.id}) > (${sql.param(createdAt, tickets.createdAt)}::timestamptz, ${id}::uuid)`;
  return sql`(${tickets.priorityRank} < ${priorityRank} or (${tickets.priorityRank} = ${priorityRank} and ${same}))`;
}
