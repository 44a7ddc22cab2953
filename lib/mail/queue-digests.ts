import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { categories, people, tickets } from "@/lib/db/schema";
import { ACTIVE_STATUSES } from "@/lib/domain/ticket";
import { env } from "@/lib/env";
import { visibleTickets } from "@/lib/tickets/visible-tickets";
import { queueMail } from "./queue-mail";
import { assigneeDigest } from "./templates/assignee-digest";

/** A ticket that was reassigned from `from` to `personId`. `eventId` is its `ticket/assigned` event. */
export interface ReassignedTicket {
  ticketId: string;
  from: string;
  personId: string;
  eventId: string;
}

/**
 * Queues one email for each pair of previous and new assignee, and returns the emails' ids. Safe to repeat: the id of
 * a group's first event identifies its email. Leaves out tickets that were reassigned again.
 */
export async function queueDigests(ctx: Context, input: { handed: ReassignedTicket[] }): Promise<string[]> {
  authorize(ctx.actor, "mail.send");
  const mailIds: string[] = [];
  for (const group of groupByPeople(input.handed)) {
    const mailId = await queueDigest(ctx, group);
    if (mailId) mailIds.push(mailId);
  }
  return mailIds;
}

/** Sorted by event id, so repeats build the same groups. */
function groupByPeople(reassigned: ReassignedTicket[]): ReassignedTicket[][] {
  const groups = new Map<string, ReassignedTicket[]>();
  for (const one of [...reassigned].sort((a, b) => (a.eventId < b.eventId ? -1 : 1))) {
    const pair = `${one.from} ${one.personId}`;
    groups.set(pair, [...(groups.get(pair) ?? []), one]);
  }
  return [...groups.values()];
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
  const queued = await queueMail(ctx, {
    eventId,
    recipientId: personId,
    kind: "assignee-digest",
    write: ({ name }) => assigneeDigest({ name, fromName, tickets: rows }),
  });
  return queued.state === "queued" ? queued.mailId : null;
}

/** Only those still assigned to the person. */
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
