import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { categories, people, tickets } from "@/lib/db/schema";
import { ACTIVE_STATUSES } from "@/lib/domain/ticket";
import { env } from "@/lib/env";
import { visibleTickets } from "@/lib/tickets/visible-tickets";
import { queueMail } from "./queue-mail";
import { assigneeDigest } from "./templates/assignee-digest";

/** A ticket that came over to `personId` from `from`, by the assignment that `eventId` tells of. */
export interface ReassignedTicket {
  ticketId: string;
  from: string;
  personId: string;
  eventId: string;
}

/**
 * Queues one mail for each pair of who left and who got their tickets, and answers the mails' ids. A digest is named
 * after the first of the assignments it tells of: asked again for the same it finds the one that stands. What has
 * meanwhile gone to others is left out, and where nothing is left there is no mail.
 */
export async function queueDigests(ctx: Context, input: { handed: ReassignedTicket[] }): Promise<string[]> {
  authorize(ctx.actor, "mail.send");
  const mailIds: string[] = [];
  for (const group of pairsOf(input.handed)) {
    const mailId = await queueDigest(ctx, group);
    if (mailId) mailIds.push(mailId);
  }
  return mailIds;
}

/** In the order of the assignments, which is that of their ids. */
function pairsOf(handed: ReassignedTicket[]): ReassignedTicket[][] {
  const pairs = new Map<string, ReassignedTicket[]>();
  for (const one of [...handed].sort((a, b) => (a.eventId < b.eventId ? -1 : 1))) {
    const pair = `${one.from} ${one.personId}`;
    pairs.set(pair, [...(pairs.get(pair) ?? []), one]);
  }
  return [...pairs.values()];
}

async function queueDigest(ctx: Context, group: ReassignedTicket[]): Promise<string | null> {
  const { from, personId, eventId } = group[0]!;
  const rows = await loadTickets(
    ctx,
    personId,
    group.map((one) => one.ticketId),
  );
  if (rows.length === 0) return null;
  const fromName = await nameOf(ctx, from);
  return queueMail(ctx, {
    eventId,
    recipientId: personId,
    kind: "assignee-digest",
    write: ({ name }) => assigneeDigest({ name, fromName, tickets: rows }),
  });
}

/** Those that are still theirs, the most urgent first. */
async function loadTickets({ db, actor }: Context, personId: string, ids: string[]) {
  const { number, title, description, priority } = tickets;
  const rows = await db
    .select({ number, title, description, priority, category: categories.name })
    .from(tickets)
    .leftJoin(categories, eq(categories.id, tickets.categoryId))
    .where(
      and(
        inArray(tickets.id, ids),
        eq(tickets.assigneeId, personId),
        inArray(tickets.status, [...ACTIVE_STATUSES]),
        visibleTickets(actor),
      ),
    )
    .orderBy(desc(tickets.priorityRank), asc(tickets.createdAt), asc(tickets.id));
  return rows.map((row) => ({ ...row, ticketUrl: `${env().APP_URL}/tickets/${row.number}` }));
}

async function nameOf({ db }: Context, personId: string): Promise<string | null> {
  const [person] = await db
    .select({ name: people.name, deletedAt: people.deletedAt })
    .from(people)
    .where(eq(people.id, personId));
  return person && !person.deletedAt ? person.name : null;
}
