import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { assignments, routingWaits, tickets } from "@/lib/db/schema";
import { ACTIVE_STATUSES } from "@/lib/domain/ticket";
import { visibleTickets } from "@/lib/tickets/visible-tickets";
import type { Candidate } from "../candidate";
import { chooseAssignee } from "../choose-assignee";
import type { HeldTicket, Month, PastTicket } from "./month";

/** At most this many tickets, the newest, are replayed. With 50 people that takes about 0.7 s. */
const MAX_TICKETS = 5_000;

/** At most this many other assignments, the newest, count towards the workload. */
const MAX_HELD = 10_000;

/** The routed tickets opened since `from`, and other assignments that count towards the workload. Two statements. */
export async function loadMonth(
  { db, actor, now }: Pick<Context, "db" | "actor" | "now">,
  { from, people, most = MAX_TICKETS }: { from: Date; people: readonly Candidate[]; most?: number },
): Promise<Month> {
  const rows = await routedTickets({ db, actor }, from, most + 1);
  const page = rows.slice(0, most);
  const replayed = new Set(page.flatMap(({ assignmentId }) => assignmentId ?? []));
  const arrivals = page.map(toPastTicket).sort((a, b) => a.arrivedAt - b.arrivedAt || (a.id < b.id ? -1 : 1));
  const start = arrivals[0] ? new Date(Math.min(arrivals[0].arrivedAt, now().getTime())) : from;
  const held = arrivals.length > 0 ? await heldSince({ db, actor }, start) : [];
  return {
    from: rows.length > most ? start.getTime() : from.getTime(),
    to: now().getTime(),
    tickets: arrivals,
    held: held.filter(({ id }) => !replayed.has(id)).map(toHeld),
    absentNow: people.filter((person) => !isAtWork(person, now())).map(({ id }) => id),
    capped: rows.length > most,
  };
}

const finishedAt = sql<string | null>`case when ${inArray(tickets.status, [...ACTIVE_STATUSES])} then null
  else coalesce(${tickets.resolvedAt}, ${tickets.closedAt}, ${tickets.updatedAt}) end`;
const endedAt = sql<string | null>`least(${assignments.endedAt}, ${finishedAt})`;

/** Ids of people who were absent. SQL selects them, because a month's scoreboards are tens of megabytes. */
const absentOn = (scoreboard: typeof assignments.scoreboard | typeof routingWaits.scoreboard) => sql<string[]>`array(
  select line->>'personId' from jsonb_array_elements(${scoreboard}) line
  where line->>'group' is null and line->'rejection'->>'code' not in ('at-capacity', 'other-team', 'not-a-moderator', 'unknown-load'))`;

function routedTickets({ db, actor }: Pick<Context, "db" | "actor">, from: Date, limit: number) {
  const { id, personId, assignedAt, scoreboard } = assignments;
  const first = db
    .select({
      assignmentId: id,
      personId,
      assignedAt,
      endedAt: endedAt.as("assigned_until"),
      hasBoard: isNotNull(scoreboard).as("has_board"),
      absent: absentOn(scoreboard).as("absent_when_assigned"),
    })
    .from(assignments)
    .where(and(eq(assignments.ticketId, tickets.id), eq(assignments.source, "rules")))
    .orderBy(asc(assignments.id))
    .limit(1)
    .as("first_assignment");
  return db
    .select({
      id: tickets.id,
      skills: tickets.skills,
      categoryId: tickets.categoryId,
      ownTeamId: tickets.teamId,
      ruleTeamId: sql<string | null>`${tickets.ruleEffects}->>'teamId'`,
      priorityRank: tickets.priorityRank,
      createdAt: tickets.createdAt,
      startsAt: tickets.serviceStartsAt,
      finishedAt: finishedAt.mapWith(tickets.createdAt),
      assignmentId: first.assignmentId,
      assignedAt: first.assignedAt,
      endedAt: sql`${first.endedAt}`.mapWith(tickets.createdAt),
      hasBoard: first.hasBoard,
      absent: first.absent,
      waitedAt: routingWaits.at,
      absentOnWait: absentOn(routingWaits.scoreboard),
    })
    .from(tickets)
    .leftJoinLateral(first, sql`true`)
    .leftJoin(routingWaits, eq(routingWaits.ticketId, tickets.id))
    .where(
      and(
        visibleTickets(actor),
        gte(tickets.createdAt, from),
        or(isNotNull(first.assignmentId), isNotNull(routingWaits.ticketId)),
      ),
    )
    .orderBy(desc(tickets.createdAt), desc(tickets.id))
    .limit(limit);
}

type Row = Awaited<ReturnType<typeof routedTickets>>[number];

/** A ticket that waited arrived when it was approved, else opened. Any other arrived when it was assigned. */
function toPastTicket(row: Row): PastTicket {
  const { id, skills, categoryId, ownTeamId, ruleTeamId, priorityRank, createdAt, startsAt, assignedAt, waitedAt } =
    row;
  const waited = waitedAt !== null && (!assignedAt || waitedAt <= assignedAt);
  const arrived = waited ? (startsAt ?? createdAt) : (assignedAt ?? createdAt);
  return {
    id,
    skills,
    categoryId,
    ownTeamId,
    ruleTeamId,
    priorityRank,
    createdAt: createdAt.getTime(),
    arrivedAt: arrived.getTime(),
    givenAt: assignedAt?.getTime() ?? null,
    endedAt: ((assignedAt ? row.endedAt : row.finishedAt) as Date | null)?.getTime() ?? null,
    absent: waited ? row.absentOnWait : row.hasBoard ? row.absent : null,
  };
}

function heldSince({ db, actor }: Pick<Context, "db" | "actor">, start: Date) {
  return db
    .select({
      id: assignments.id,
      personId: assignments.personId,
      from: assignments.assignedAt,
      until: endedAt.mapWith(tickets.createdAt),
    })
    .from(assignments)
    .innerJoin(tickets, eq(tickets.id, assignments.ticketId))
    .where(and(visibleTickets(actor), or(isNull(endedAt), gte(endedAt, start.toISOString()))))
    .orderBy(desc(assignments.assignedAt))
    .limit(MAX_HELD);
}

function toHeld({ personId, from, until }: Awaited<ReturnType<typeof heldSince>>[number]): HeldTicket {
  return { personId, from: from.getTime(), until: (until as Date | null)?.getTime() ?? null };
}

/** An idle admin can take every ticket, so only an absence can be the reason for no choice. */
function isAtWork(person: Candidate, now: Date): boolean {
  const idle: Candidate = { ...person, role: "admin", activeTickets: 0, capacity: 1 };
  return chooseAssignee({ skills: [], teamId: null }, [idle], now).chosen !== null;
}
