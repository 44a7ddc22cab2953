import { and, eq, type SQL, sql } from "drizzle-orm";
import { type Actor, isStaff } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { isoOf, jsonList } from "@/lib/db/json";
import { prepared } from "@/lib/db/prepared";
import { messages, people, tickets } from "@/lib/db/schema";
import type { Role } from "@/lib/domain/people";
import { notFound } from "@/lib/errors";
import { matchesTicket, ticketKey } from "./find-ticket";
import { type HandoverView, handoversColumn, handoversOf } from "./handovers/queries";
import {
  type AssignmentView,
  assignmentColumn,
  assignmentOf,
  originalColumn,
  readTriageResult,
  type TriageResultView,
  triageResultColumn,
} from "./staff-details";
import { joinNames, namedColumns, type TicketView, type TicketWithNames, viewTicket } from "./ticket-view";
import { historyColumn, readHistory, type TimelineEvent } from "./timeline";
import { sightOf, unrestricted, type Viewer, viewerOf, visibleTickets, withPlace } from "./visible-tickets";

export interface MessageView {
  id: string;
  author: { id: string; name: string; role: Role };
  body: string;
  internal: boolean;
  createdAt: string;
}

/** A ticket with its conversation; for staff also how it was read and routed. */
export type TicketDetails = Omit<TicketView, "triage"> & {
  triage: TicketView["triage"] & { triageResult?: TriageResultView | null };
  messages: MessageView[];
  /** Staff only: what the requester wrote before they took corrections or reworded it; null where nothing changed. */
  originalDescription?: string | null;
  /** Staff only: who has it and how they were chosen, or why nobody could be found. */
  assignment?: AssignmentView | null;
  /** Staff only: its offers to other teams, oldest first; at most one is open. */
  handovers?: HandoverView[];
  /** Staff only: the beginning of its history, oldest first; the timeline has the rest. */
  history?: TimelineEvent[];
};

/** One ticket by id or number, as the asker may see it; `not_found` for any other. */
export async function getTicket(ctx: Pick<Context, "db" | "actor">, idOrNumber: string): Promise<TicketDetails> {
  authorize(ctx.actor, "ticket.read");
  return load(ctx, ticketKey(idOrNumber), ctx.actor);
}

/**
 * A ticket that the actor has just changed, in the same transaction: they get to see the outcome, also where the
 * change itself (another team, another owner) takes it out of their sight.
 */
export async function getChangedTicket(tx: Pick<Context, "db" | "actor">, id: string): Promise<TicketDetails> {
  return load(tx, { by: "id", key: id }, unrestricted("own-change"));
}

async function load(
  { db, actor }: Pick<Context, "db" | "actor">,
  { by, key }: ReturnType<typeof ticketKey>,
  eyes: Viewer,
): Promise<TicketDetails> {
  const given = { key, viewer: viewerOf(eyes) };
  if (!isStaff(actor)) {
    const [row] = await requesterStatement(db, by, eyes).execute(given);
    return viewWhole(actor, row);
  }
  const [row] = await staffStatement(db, by, eyes).execute(given);
  const whole = viewWhole(actor, row);
  return {
    ...whole,
    triage: { ...whole.triage, triageResult: readTriageResult(row!.triageResult) },
    assignment: assignmentOf(row!.assignment),
    handovers: handoversOf(row!.handovers),
    history: readHistory(row!.history),
    originalDescription: row!.original,
  };
}

function viewWhole(actor: Actor, row: (TicketWithNames & { conversation: MessageView[] }) | undefined): TicketDetails {
  if (!row) throw notFound("ticket");
  const messages = row.conversation.map((message) => ({ ...message, createdAt: isoOf(message.createdAt) }));
  return { ...viewTicket(actor, row), messages };
}

/** What is asked most often: worked out once for each role, and one statement for all that hangs on a ticket. */
function requesterStatement(db: Db, by: "id" | "number", eyes: Viewer) {
  return prepared(db, `ticket_by_${by}_${sightOf(eyes)}`, (name) =>
    joinNames(
      db
        .select({ ...namedColumns, conversation: messagesColumn(eq(messages.internal, false)) })
        .from(tickets)
        .$dynamic(),
    )
      .where(seenBy(by, eyes))
      .prepare(name),
  );
}

function staffStatement(db: Db, by: "id" | "number", eyes: Viewer) {
  const columns = () => ({
    ...namedColumns,
    conversation: messagesColumn(),
    triageResult: triageResultColumn(),
    assignment: assignmentColumn(),
    handovers: handoversColumn(),
    history: historyColumn(),
    original: originalColumn(),
  });
  return prepared(db, `staff_ticket_by_${by}_${sightOf(eyes)}`, (name) =>
    joinNames(db.select(columns()).from(tickets).$dynamic()).where(seenBy(by, eyes)).prepare(name),
  );
}

function seenBy(by: "id" | "number", eyes: Viewer) {
  return and(
    matchesTicket({ by, key: sql.placeholder("key") }),
    visibleTickets(withPlace(eyes, sql.placeholder("viewer"))),
  );
}

function messagesColumn(only?: SQL) {
  const author = { id: people.id, name: people.name, role: people.role };
  const { id, body, internal, createdAt } = messages;
  return sql<MessageView[]>`(
    select ${jsonList({ id, author, body, internal, createdAt }, id)}
    from ${messages} join ${people} on ${people.id} = ${messages.authorId}
    where ${and(eq(messages.ticketId, tickets.id), only)})`;
}
