import { and, asc, desc, inArray, type SQL, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { tickets } from "@/lib/db/schema";
import { isClaimable } from "@/lib/tickets/claim-ticket";
import type { Candidate } from "./choose-assignee";
import { chooseOwner } from "./choose-owner";
import { loadCandidates } from "./load-candidates";

/** How many tickets of the queue are looked at in one statement. */
const PAGE = 500;

/**
 * Tickets that wait for an owner, have been read, and that somebody has room for at this moment: the most urgent
 * first, of these the oldest. Those that nobody can have are passed over, so that a full team's queue never holds up
 * another team's.
 */
export async function listWaiting(ctx: Context, limit: number): Promise<string[]> {
  authorize(ctx.actor, "ticket.assign");
  const people = await loadCandidates(ctx);
  const found: string[] = [];
  let after: SQL | undefined;
  for (;;) {
    const page = await pageOf(ctx, after);
    for (const ticket of page) {
      if (found.length < limit && takesRoom(ticket, people, ctx.now())) found.push(ticket.id);
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE || found.length === limit) return found;
    after = behind(last);
  }
}

type Waiting = Awaited<ReturnType<typeof pageOf>>[number];

function pageOf({ db }: Context, after: SQL | undefined) {
  const { id, priorityRank, createdAt, skills, teamId, ruleEffects } = tickets;
  return db
    .select({ id, priorityRank, createdAt, skills, teamId, ruleEffects })
    .from(tickets)
    .where(and(isClaimable(), inArray(tickets.triage, ["done", "needs_review", "fallback"]), after))
    .orderBy(desc(priorityRank), asc(createdAt), asc(id))
    .limit(PAGE);
}

/** Whether the rule would choose somebody; their room is then used up for the tickets behind this one. */
function takesRoom(ticket: Waiting, people: Candidate[], now: Date): boolean {
  const { chosen } = chooseOwner(ticket, people, now);
  const owner = people.find((person) => person.id === chosen?.personId);
  if (owner) owner.activeTickets++;
  return owner !== undefined;
}

function behind({ priorityRank, createdAt, id }: Waiting): SQL {
  const same = sql`(${tickets.createdAt}, ${tickets.id}) > (${sql.param(createdAt, tickets.createdAt)}::timestamptz, ${id}::uuid)`;
  return sql`(${tickets.priorityRank} < ${priorityRank} or (${tickets.priorityRank} = ${priorityRank} and ${same}))`;
}
