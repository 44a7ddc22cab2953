import { and, asc, eq, type SQL } from "drizzle-orm";
import { type Actor, isStaff } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { messages, people, tickets } from "@/lib/db/schema";
import { notFound } from "@/lib/errors";
import type { Role } from "@/lib/words";
import { isTicket } from "./find-ticket";
import { type Assignment, latestAssignment, latestVerdict, type Verdict } from "./staff-details";
import { joinNames, type NamedTicket, namedColumns, type TicketView, viewTicket } from "./ticket-view";
import { historyOf, type TimelineEvent } from "./timeline";
import { visibleTickets } from "./visible-tickets";

export interface MessageView {
  id: string;
  author: { id: string; name: string; role: Role };
  body: string;
  internal: boolean;
  createdAt: string;
}

/** A ticket with its conversation; for staff also how it was read and routed. */
export type TicketDetails = Omit<TicketView, "triage"> & {
  triage: TicketView["triage"] & { verdict?: Verdict | null };
  messages: MessageView[];
  /** Staff only: who has it and how they were chosen, or why nobody could be found. */
  assignment?: Assignment | null;
  /** Staff only: the beginning of its history, oldest first; the timeline has the rest. */
  history?: TimelineEvent[];
};

/** One ticket by id or number, as the asker may see it; `not_found` for any other. */
export async function getTicket(ctx: Pick<Context, "db" | "actor">, idOrNumber: string): Promise<TicketDetails> {
  authorize(ctx.actor, "ticket.read");
  return load(ctx, and(isTicket(idOrNumber), visibleTickets(ctx.actor)));
}

/**
 * A ticket that the actor has just changed, in the same transaction: they get to see the outcome, also where the
 * change itself (another team, another owner) takes it out of their sight.
 */
export async function getChangedTicket(tx: Pick<Context, "db" | "actor">, id: string): Promise<TicketDetails> {
  return load(tx, eq(tickets.id, id));
}

async function load({ db, actor }: Pick<Context, "db" | "actor">, which: SQL | undefined): Promise<TicketDetails> {
  const [named] = (await joinNames(db.select(namedColumns).from(tickets).$dynamic()).where(which)) as NamedTicket[];
  if (!named) throw notFound("ticket");
  const { id } = named.ticket;
  const view = viewTicket(actor, named);
  const conversation = await messagesOf({ db, actor }, id);
  if (!isStaff(actor)) return { ...view, messages: conversation };
  // One after the other: inside a transaction there is only one connection to ask.
  const verdict = await latestVerdict({ db }, id);
  const assignment = await latestAssignment({ db }, id);
  const history = await historyOf({ db, actor }, id);
  return { ...view, triage: { ...view.triage, verdict }, messages: conversation, assignment, history };
}

async function messagesOf(
  { db, actor }: { db: Context["db"]; actor: Actor },
  ticketId: string,
): Promise<MessageView[]> {
  const rows = await db
    .select({
      id: messages.id,
      author: { id: people.id, name: people.name, role: people.role },
      body: messages.body,
      internal: messages.internal,
      createdAt: messages.createdAt,
    })
    .from(messages)
    .innerJoin(people, eq(people.id, messages.authorId))
    .where(and(eq(messages.ticketId, ticketId), isStaff(actor) ? undefined : eq(messages.internal, false)))
    .orderBy(asc(messages.id));
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}
