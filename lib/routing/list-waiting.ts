import { and, asc, desc, type SQL, sql } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { tickets } from "@/lib/db/schema";
import { visibleTickets } from "@/lib/tickets/visible-tickets";
import { isWaiting } from "@/lib/tickets/write/capacity";
import type { Candidate } from "./candidate";
import { chooseWithRules } from "./choose-with-rules";
import { loadCandidates } from "./load-candidates";

/** How many tickets of the queue are looked at in one statement. */
const PAGE = 500;

/**
 * Tickets that wait for an owner, have been read, and that somebody has room for at this moment: the most urgent
 * first, of these the oldest. Those that nobody can have are passed over, so that a full team's queue never holds up
 * another team's. A long queue costs little: full people are left out from the start, for the rule never chooses them,
 * tickets alike in team, skills and whom a rule names are tried until one finds nobody, and where nobody has room left
 * it ends.
 */
export async function listWaiting(ctx: Context, limit: number): Promise<string[]> {
  authorize(ctx.actor, "ticket.assign");
  const room = new Room(await loadCandidates(ctx), ctx.now());
  const found: string[] = [];
  let after: SQL | undefined;
  while (!room.isUsedUp) {
    const page = await pageOf(ctx, after);
    for (const ticket of page) {
      if (found.length < limit && room.takes(ticket)) found.push(ticket.id);
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE || found.length === limit) break;
    after = behind(last);
  }
  return found;
}

/** What room there is, used up ticket by ticket. It only grows less, so that what once found nobody finds nobody after. */
class Room {
  private people: Candidate[];
  private readonly hopeless = new Set<string>();

  constructor(
    everybody: Candidate[],
    private readonly now: Date,
  ) {
    this.people = everybody.filter((one) => one.active && one.activeTickets < one.capacity);
  }

  get isUsedUp(): boolean {
    return this.people.length === 0;
  }

  /** Whether the rule would choose somebody; their room is then used up for the tickets behind this one. */
  takes(ticket: Waiting): boolean {
    const wanted = ticket.ruleEffects?.assigneeId ?? "";
    const kind = `${ticket.teamId} ${wanted} ${[...ticket.skills].sort().join(" ")}`;
    if (this.hopeless.has(kind)) return false;
    const { chosen } = chooseWithRules(ticket, this.people, this.now);
    const owner = this.people.find((person) => person.id === chosen?.personId);
    if (!owner) {
      this.hopeless.add(kind);
      return false;
    }
    owner.activeTickets++;
    if (owner.activeTickets >= owner.capacity) this.people = this.people.filter((person) => person !== owner);
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
    .limit(PAGE);
}

function behind({ priorityRank, createdAt, id }: Waiting): SQL {
  const same = sql`(${tickets.createdAt}, ${tickets.id}) > (${sql.param(createdAt, tickets.createdAt)}::timestamptz, ${id}::uuid)`;
  return sql`(${tickets.priorityRank} < ${priorityRank} or (${tickets.priorityRank} = ${priorityRank} and ${same}))`;
}
